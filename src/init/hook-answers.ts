/** What a tool for hooks can answer to the plan. */
import { done, type FileChange, type InitStep } from './init-plan.ts';

const TITLE = 'a look at what is staged before each commit';

export function hookIsThere(): InitStep {
  return done('hook', TITLE);
}

/** @param then what people have to do besides; empty if nothing. */
export function changeHook(change: FileChange, then = ''): InitStep {
  return { part: 'hook', title: TITLE, changes: [change], byHand: then };
}

export function hookByHand(text: string): InitStep {
  return { part: 'hook', title: TITLE, changes: [], byHand: text };
}

/** A script or a setting that calls lintel already; a comment does not count. */
export function mentionsLintel(text: string): boolean {
  return /^[^#\n]*\blintel\b/m.test(text);
}
