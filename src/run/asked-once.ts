/** A question whose answer costs something: it is asked when somebody wants to know, and only once. */

export interface Question<Answer> {
  readonly ask: () => Answer;
  /** The answer if somebody has asked. */
  readonly answered: () => { readonly answer: Answer } | undefined;
}

export function askedOnce<Answer>(find: () => Answer): Question<Answer> {
  let known: { readonly answer: Answer } | undefined;
  return {
    ask: () => (known ??= { answer: find() }).answer,
    answered: () => known,
  };
}
