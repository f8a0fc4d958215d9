/** Classes whose methods answer requests, messages or schedules, with everything that decorators put on them. */
import type { ClassMemberFact } from '#model/facts.ts';
import type { Cls, Fn, Site } from '#model/value.ts';
import type { DecoratorContext } from './context.ts';
import { decorationsOf, type Decoration } from './decorations.ts';

export interface HandlerMethod {
  /** The class that is registered; the method may be a base class's. */
  readonly cls: Cls;
  readonly fn: Fn;
  readonly member: ClassMemberFact;
  readonly onMethod: readonly Decoration[];
  /** On the class and its bases, the class's own first. */
  readonly onClass: readonly Decoration[];
}

/** Decorated methods of every class outside tests, by file, class and place; of a class of handlers all methods. */
export function handlerMethods(context: DecoratorContext): readonly HandlerMethod[] {
  const read = memoised(context);
  return context.program.classes().filter((cls) => !context.isTest(cls.file)).flatMap((cls) => {
    const levels = context.program.ancestry(cls).classes;
    if (!levels.some((level) => level.fact.decorators.length > 0 || level.fact.members.some((member) => member.decorators.length > 0))) return [];
    const onClass = levels.flatMap(read.onClass);
    const seen = new Set<string>();
    return levels.flatMap((level) =>
      level.fact.members.flatMap((member): HandlerMethod[] => {
        const { fn } = member;
        if (fn === undefined || member.static || seen.has(member.name) || level.file.functions[fn]?.bodiless === true) return [];
        // A subclass that overrides without decorators takes the endpoint away.
        seen.add(member.name);
        if (member.decorators.length === 0 && !answersUndecorated(onClass)) return [];
        const onMethod = read.onMember(level, member);
        return [{ cls, fn: context.program.fn(level.file, fn), member, onMethod, onClass }];
      }),
    );
  });
}

/** Some frameworks name a handler by the base class it overrides, not by a decorator. */
function answersUndecorated(onClass: readonly Decoration[]): boolean {
  return onClass.some((decoration) => decoration.row.means === 'handlerClass');
}

/** Base classes are read once, however many inherit from them. */
function memoised(context: DecoratorContext): { onClass(cls: Cls): readonly Decoration[]; onMember(cls: Cls, member: ClassMemberFact): readonly Decoration[] } {
  const classes = new Map<Cls, readonly Decoration[]>();
  const members = new Map<ClassMemberFact, readonly Decoration[]>();
  return {
    onClass(cls) {
      let found = classes.get(cls);
      if (found === undefined) classes.set(cls, (found = decorationsOf(context, sitesOf(cls, cls.fact.decorators))));
      return found;
    },
    onMember(cls, member) {
      if (member.decorators.length === 0) return [];
      let found = members.get(member);
      if (found === undefined) members.set(member, (found = decorationsOf(context, sitesOf(cls, member.decorators))));
      return found;
    },
  };
}

function sitesOf(cls: Cls, expressions: readonly number[]): readonly Site[] {
  return expressions.map((expression) => ({ file: cls.file, expression }));
}
