/** What a chain of steps comes to: authentication and permission of an endpoint, with the steps that decide. */
import type { EntryPoint, GuardStep } from '#model/system.ts';

type Auth = EntryPoint['auth'];
type Permission = EntryPoint['permission'];

/** One step that demands a credential is enough; else one that is not understood leaves it open. */
export function authOf(chain: readonly GuardStep[]): Auth {
  for (const state of ['required', 'unknown', 'optional'] as const) {
    const by = chain.filter((step) => step.behaviour.authentication === state);
    if (by.length > 0) return { state, by: by.map(reason) };
  }
  return { state: 'none', by: [] };
}

export function permissionOf(chain: readonly GuardStep[]): Permission {
  const demands = chain.filter((step) => step.behaviour.permission === 'yes');
  if (demands.length > 0) return { state: 'required', by: demands.map(reason) };
  const open = chain.filter((step) => step.behaviour.permission === 'unknown');
  return open.length > 0 ? { state: 'unknown', by: open.map(reason) } : { state: 'none', by: [] };
}

export function rateLimitOf(chain: readonly GuardStep[]): EntryPoint['rateLimit'] {
  if (chain.some((step) => step.behaviour.limitsRate === 'yes')) return 'yes';
  return chain.some((step) => step.behaviour.limitsRate === 'unknown') ? 'unknown' : 'no';
}

function reason(step: GuardStep): Auth['by'][number] {
  return { name: step.name, span: step.span, why: step.behaviour.why };
}
