/** A short name for an expression, as a reader would point at it: `orders`, `user.posts`, `listOrders()`. */
import type { ExpressionId, FileFacts } from '#model/facts.ts';

/** Undefined where there is nothing short to say. */
export function expressionName(file: FileFacts, id: ExpressionId): string | undefined {
  const expression = file.expressions[id];
  switch (expression?.kind) {
    case 'reference':
      return file.bindings[expression.binding]?.name;
    case 'global':
      return expression.name;
    case 'this':
      return 'this';
    case 'member': {
      const object = expressionName(file, expression.object);
      return object === undefined || object.includes('(') ? expression.name : `${object}.${expression.name}`;
    }
    case 'call': {
      const callee = expressionName(file, expression.callee);
      return callee === undefined ? undefined : `${callee.replace(/\(\)/g, '')}()`;
    }
    case 'await':
    case 'cast':
    case 'spread':
      return expressionName(file, expression.value);
    case 'logical':
      return expressionName(file, expression.left);
    default:
      return undefined;
  }
}
