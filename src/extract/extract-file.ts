/** One file's text as facts: parse once, walk once, keep plain data. */
import type { ts } from '@ts-morph/common';
import type { FileFacts } from '#model/facts.ts';
import { atoms } from './atoms.ts';
import { calls } from './calls.ts';
import { classes } from './classes.ts';
import { controlFlow } from './control-flow.ts';
import { directivesOf } from './directives.ts';
import { installWalkers } from './dispatch.ts';
import { newDraft, type Draft } from './draft.ts';
import { exports, walkModuleStatements } from './exports.ts';
import { functions } from './functions.ts';
import { hoistBlock, hoistVars } from './hoist.ts';
import { imports } from './imports.ts';
import { literals } from './literals.ts';
import { operators } from './operators.ts';
import { parseFile } from './parse-file.ts';
import { isText, syntaxProblems, unreadFacts } from './problems.ts';
import { prologuesOf, statements } from './statements.ts';
import { typeDeclarations } from './type-declarations.ts';
import { types } from './types.ts';

installWalkers([atoms, calls, classes, controlFlow, exports, functions, imports, literals, operators, statements, typeDeclarations, types]);

/** What a file says. Never throws: what cannot be read is a problem among the facts. */
export function extractFile(path: string, text: string): FileFacts {
  if (!isText(text)) return unreadFacts(path, { kind: 'not-text', message: 'This file is not text.', start: 0, end: 0 });
  try {
    return extractSource(path, parseFile(path, text));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return unreadFacts(path, { kind: 'too-deep', message: 'This file is nested too deeply to be read.', start: 0, end: 0 });
  }
}

/** The facts of a file that is parsed already, by `parseFile`. */
export function extractSource(path: string, source: ts.SourceFile): FileFacts {
  const draft = newDraft(source);
  draft.functions.push({
    start: 0, end: source.end, name: '', nameStart: 0, nameEnd: 0, kind: 'module', async: false, generator: false, parameters: [],
    parent: -1, context: -1, cls: -1, binding: -1, events: draft.events, bodiless: false,
  });
  walkModule(draft);
  return {
    path, lineStarts: [...source.getLineStarts()],
    imports: draft.imports, exports: draft.exports, bindings: draft.bindings, expressions: draft.expressions, types: draft.types, declarations: draft.declarations,
    functions: draft.functions, classes: draft.classes, contexts: draft.contexts, memberAssignments: draft.memberAssignments,
    directives: directivesOf(source), problems: [...syntaxProblems(source), ...draft.problems], jsx: draft.jsx, prologues: prologuesOf(draft, source.statements),
  };
}

function walkModule(draft: Draft): void {
  const { statements: topLevel } = draft.source;
  hoistVars(draft, topLevel);
  hoistBlock(draft, topLevel);
  walkModuleStatements(draft, topLevel);
}
