/** Behaviours, remembered by what they depended on: the metadata keys that a guard reads, and what was stored there. */
import type { Value } from '#model/value.ts';
import type { GuardBehaviour } from '#model/system.ts';
import { identityOf } from '#link/value-identity.ts';
import type { Program } from '#model/program.ts';
import type { BehaviourOf, MetadataLookup } from './context.ts';

interface Memory {
  /** Keys that were read, each with what was there. */
  readonly read: ReadonlyMap<string, string>;
  readonly behaviour: GuardBehaviour;
}

/** The same answers, each guard played once for every combination of metadata that it tells apart. */
export function rememberedBehaviour(program: Program, behaviour: BehaviourOf): BehaviourOf {
  const memories = new Map<object, Memory[]>();
  return (value, given) => {
    const subject = subjectOf(value);
    if (subject === undefined || given?.metadata === undefined) return behaviour(value, given);
    const { metadata } = given;

    let known = memories.get(subject);
    if (known === undefined) memories.set(subject, (known = []));
    const found = known.find(({ read }) => [...read].every(([key, stored]) => textOf(program, metadata(key)) === stored));
    if (found !== undefined) return found.behaviour;

    const read = new Map<string, string>();
    const recording: MetadataLookup = (key) => {
      const stored = metadata(key);
      read.set(key, textOf(program, stored));
      return stored;
    };
    const judged = behaviour(value, { metadata: recording });
    known.push({ read, behaviour: judged });
    return judged;
  };
}

/** What makes two guards the same; undefined where their factory's arguments make each its own. */
function subjectOf(value: Value): object | undefined {
  if (value.kind === 'class' || value.kind === 'instance') return value.closure === undefined ? value.cls : undefined;
  return value.kind === 'function' && value.closure === undefined ? value.fn : undefined;
}

function textOf(program: Program, stored: ReturnType<MetadataLookup>): string {
  if (stored === undefined || stored === 'absent') return String(stored);
  return stored.map((value) => (value.kind === 'array' ? `[${textOf(program, value.elements)}]` : (identityOf(program, value) ?? value.kind))).join(' ');
}
