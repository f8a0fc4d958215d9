/** One file's text as facts: parse once, walk once, keep plain data. */
import type { FileFacts } from '#model/facts.ts';
import { atoms } from './atoms.ts';
import { calls } from './calls.ts';
import { classes } from './classes.ts';
import { controlFlow } from './control-flow.ts';
import { directivesOf } from './directives.ts';
import { installWalkers } from './dispatch.ts';
import { newDraft, type Draft } from './draft.ts';
import { exports, walkModuleStatements } from './exports.ts';
import { functions } from './functions.ts';
import { guardDepth } from './guard-depth.ts';
import { hoistBlock, hoistVars } from './hoist.ts';
import { imports } from './imports.ts';
import { literals } from './literals.ts';
import { operators } from './operators.ts';
import { parseFile, type Parsed } from './parse-file.ts';
import { syntaxProblems, unreadFacts } from './problems.ts';
import { prologuesOf, statements } from './statements.ts';
import { typeDeclarations } from './type-declarations.ts';
import { types } from './types.ts';

installWalkers([atoms, calls, classes, controlFlow, exports, functions, imports, literals, operators, statements, typeDeclarations, types]);

/** What a file says. Never throws: what cannot be read is a problem among the facts. */
export function extractFile(path: string, text: string): FileFacts {
  return extractParsed(path, parseFile(path, text));
}

/** The same for a file that is parsed already. */
export function extractParsed(path: string, { source, problem }: Parsed): FileFacts {
  if (source === undefined) return unreadFacts(path, problem);
  const draft = newDraft(source);
  draft.functions.push({
    start: 0, end: source.end, name: '', nameStart: 0, nameEnd: 0, kind: 'module', async: false, generator: false, parameters: [],
    parent: -1, context: -1, cls: -1, binding: -1, events: draft.events, bodiless: false,
  });
  guardDepth(draft, source, walkModule);
  return {
    path, lineStarts: source.getLineStarts(),
    imports: draft.imports, exports: draft.exports, bindings: draft.bindings, expressions: draft.expressions, types: draft.types, declarations: draft.declarations,
    functions: draft.functions, classes: draft.classes, contexts: draft.contexts, memberAssignments: draft.memberAssignments,
    directives: directivesOf(source), problems: [...syntaxProblems(source), ...draft.problems], jsx: draft.jsx, prologues: prologuesOf(draft, source.statements),
  };
}

function walkModule(draft: Draft): void {
  const { statements: topLevel } = draft.source;
  hoistVars(draft, topLevel);
  hoistBlock(draft, topLevel);
  walkModuleStatements(draft, topLevel);
}
