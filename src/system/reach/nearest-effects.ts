/** The nearest ways from every function to the effects of one kind: one search backwards from all of them at once. */
import type { CallSite, Program } from '#model/program.ts';
import type { Effect, EffectKind, Way } from '#model/system.ts';
import type { Fn } from '#model/value.ts';
import type { Effects } from '#system/effects/collect-effects.ts';
import type { CallbackRuns } from './callback-runs.ts';
import type { CallEdges } from './call-edges.ts';
import { likelyTargets } from './likely-targets.ts';

export interface NearestEffects {
  reaches(fn: Fn, kind: EffectKind): readonly Way[];
  reachesThrough(call: CallSite, kind: EffectKind): readonly Way[];
}

interface Parts {
  readonly program: Program;
  readonly effects: Effects;
  readonly edges: CallEdges;
  readonly runs: CallbackRuns;
}

/** A way as a list from the outside in; `next` is undefined where the function has the effect itself. */
interface Step {
  readonly effect: Effect;
  readonly call: CallSite | undefined;
  readonly next: Step | undefined;
}

/** Distinct effects kept for each function: more would not be read, and bound the search. */
const MOST_EFFECTS = 8;

export function nearestEffects({ program, effects, edges, runs }: Parts): NearestEffects {
  const searches = new Map<EffectKind, ReadonlyMap<Fn, readonly Step[]>>();
  const ways = new Map<Step, Way>();
  return { reaches, reachesThrough };

  function reaches(fn: Fn, kind: EffectKind): readonly Way[] {
    return (search(kind).get(fn) ?? []).map(wayOf);
  }

  function reachesThrough(call: CallSite, kind: EffectKind): readonly Way[] {
    const found: Way[] = effects.effectsAt(call).filter((effect) => isOfKind(effect, kind)).map((effect) => ({ calls: [], effect }));
    const targets = new Set(likelyTargets(program, call));
    for (const { argument, fn } of call.callbacks) {
      const { how } = runs.runAt(call, argument);
      if (how === 'each' || how === 'once') targets.add(fn);
    }
    for (const target of targets) found.push(...reaches(target, kind).map((way) => ({ calls: [call, ...way.calls], effect: way.effect })));
    const seen = new Set<Effect>();
    return found
      .sort((a, b) => a.calls.length - b.calls.length)
      .filter(({ effect }) => !seen.has(effect) && seen.add(effect))
      .slice(0, MOST_EFFECTS);
  }

  function wayOf(step: Step): Way {
    let way = ways.get(step);
    if (!way) {
      const calls: CallSite[] = [];
      for (let at: Step | undefined = step; at?.call; at = at.next) calls.push(at.call);
      ways.set(step, (way = { calls, effect: step.effect }));
    }
    return way;
  }

  function search(kind: EffectKind): ReadonlyMap<Fn, readonly Step[]> {
    let found = searches.get(kind);
    if (!found) searches.set(kind, (found = searchBackwards(kind)));
    return found;
  }

  /** Breadth first, so that each function meets its nearest effects first; recursion ends as an effect is kept once. */
  function searchBackwards(kind: EffectKind): ReadonlyMap<Fn, readonly Step[]> {
    const steps = new Map<Fn, Step[]>();
    let level: { readonly fn: Fn; readonly step: Step }[] = [];
    for (const fn of program.functions()) {
      for (const effect of effects.effectsOf(fn)) {
        if (isOfKind(effect, kind)) keep(level, fn, { effect, call: undefined, next: undefined });
      }
    }
    while (level.length > 0) {
      const next: typeof level = [];
      for (const { fn, step } of level) {
        for (const call of edges.into(fn)) keep(next, call.caller, { effect: step.effect, call, next: step });
      }
      level = next;
    }
    return steps;

    function keep(into: typeof level, fn: Fn, step: Step): void {
      let known = steps.get(fn);
      if (!known) steps.set(fn, (known = []));
      if (known.length >= MOST_EFFECTS || known.some((other) => other.effect === step.effect)) return;
      known.push(step);
      into.push({ fn, step });
    }
  }
}

/** A query that changes rows is a write as well. */
export function isOfKind(effect: Effect, kind: EffectKind): boolean {
  if (effect.kind === kind) return true;
  return kind === 'write' && effect.query !== undefined && CHANGES.has(effect.query.operation);
}

const CHANGES = new Set(['create', 'update', 'upsert', 'delete']);
