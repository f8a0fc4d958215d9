/** Is a function a command of its own: one that writes several aggregates? */
import type { System } from '#model/system.ts';
import type { Fn } from '#model/value.ts';

/** So many different entities are written by a use case, not by a step of one. */
const ENTITIES = 3;

/** It creates, changes or deletes rows of several entities, directly or through what it calls. */
export function isWholeUseCase(system: System, fn: Fn): boolean {
  const written = new Set<string>();
  for (const { effect } of system.reaches(fn, 'query')) {
    const { query } = effect;
    if (query && query.operation !== 'read' && query.operation !== 'count' && query.operation !== 'raw') written.add(query.entity);
  }
  return written.size >= ENTITIES;
}
