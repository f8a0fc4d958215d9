/** A call and what it comes to, in words. */
import type { CallSite } from '#model/program.ts';
import type { System, Way } from '#model/system.ts';

/** `loadUser() (reads User)`; just `reads User` where the call is the effect itself. */
export function describeWay(system: System, call: CallSite, way: Way): string {
  if (way.effect.call === call) return `\`${calleeText(system, call)}\``;
  return `\`${calleeText(system, call)}\` (${way.effect.description})`;
}

/** The callee as written, shortened to its last two names: `users.find()`. */
export function calleeText(system: System, call: CallSite): string {
  const { file } = call.caller;
  const expression = system.program.expression(file, call.expression);
  const callee = expression.kind === 'call' || expression.kind === 'new' ? expression.callee : expression.kind === 'template' ? (expression.tag ?? -1) : -1;
  const names = namesOf(system, call.caller.file, callee).slice(-2);
  return `${expression.kind === 'new' ? 'new ' : ''}${names.join('.') || 'call'}()`;
}

function namesOf(system: System, file: CallSite['caller']['file'], id: number): readonly string[] {
  if (id < 0) return [];
  const expression = system.program.expression(file, id);
  switch (expression.kind) {
    case 'member':
      return [...namesOf(system, file, expression.object), expression.name];
    case 'reference':
      return [file.bindings[expression.binding]!.name];
    case 'global':
      return [expression.name];
    case 'this':
      return ['this'];
    case 'super':
      return ['super'];
    case 'call':
      return namesOf(system, file, expression.callee);
    default:
      return [];
  }
}
