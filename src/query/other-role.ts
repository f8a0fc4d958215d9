/** A file that a rule about the running backend says nothing of, for what it is. */
import type { FileFacts } from '#model/facts.ts';
import type { Silence } from '#model/rule.ts';
import type { System } from '#model/system.ts';

/** The reason, at every line of the file. */
export function otherRole(system: System, file: FileFacts): Silence {
  return { at: system.program.spanOf(file, file.functions[0] ?? { start: 0, end: 0 }), fact: 'yes', because: `the file is a ${system.roleOf(file)}, and this rule is about code that serves requests, messages or jobs` };
}
