/** Which binding a name means at this point of the walk. */
import type { BindingFact, BindingId } from '#model/facts.ts';
import type { Draft } from './draft.ts';
import { intern } from './intern.ts';

/** Opens a scope; what it returns closes it. */
export function enterScope(draft: Draft): { readonly shadowed: number; readonly scope: number } {
  const outer = { shadowed: draft.shadowedNames.length, scope: draft.scope };
  draft.scope = draft.scopes++;
  return outer;
}

export function leaveScope(draft: Draft, outer: { readonly shadowed: number; readonly scope: number }): void {
  const { names, shadowedNames, shadowedBindings } = draft;
  while (shadowedNames.length > outer.shadowed) {
    const name = shadowedNames.pop()!;
    const binding = shadowedBindings.pop()!;
    if (binding === -1) names.delete(name);
    else names.set(name, binding);
  }
  draft.scope = outer.scope;
}

/** The binding of a name in the current scope. Declared twice (overloads, `var`, a type beside a value), it is one binding. */
export function declareName(draft: Draft, name: string, kind: BindingFact['kind'], range: { readonly pos: number; readonly end: number }): BindingId {
  const shadowed = draft.names.get(name);
  if (shadowed !== undefined && draft.scopeOfBinding[shadowed] === draft.scope) {
    const binding = draft.bindings[shadowed]!;
    if (isOnlyType(binding.kind) && !isOnlyType(kind)) {
      binding.kind = kind;
      binding.start = startOfName(draft, range);
      binding.end = range.end;
    }
    return shadowed;
  }

  const id = draft.bindings.length;
  draft.bindings.push({ name: intern(name), kind, start: startOfName(draft, range), end: range.end, owner: draft.fn, values: [], reads: 0, writes: 0, typeReads: 0, metadataReads: 0 });
  draft.scopeOfBinding.push(draft.scope);
  draft.shadowedNames.push(name);
  draft.shadowedBindings.push(shadowed ?? -1);
  draft.names.set(name, id);
  return id;
}

/** The binding that a name means here; -1 if this file does not declare it. */
export function lookUp(draft: Draft, name: string): BindingId {
  return draft.names.get(name) ?? -1;
}

function isOnlyType(kind: BindingFact['kind']): boolean {
  return kind === 'type' || kind === 'typeParameter';
}

// A name's range may begin with the blanks before it.
function startOfName(draft: Draft, range: { readonly pos: number; readonly end: number }): number {
  const { text } = draft;
  let start = range.end;
  while (start > range.pos && isNamePart(text.charCodeAt(start - 1))) start--;
  return start;
}

function isNamePart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 36 || code > 127;
}
