/** One lintel rule as an ESLint rule. */
import type { Rule } from 'eslint';
import { z } from 'zod';
import type { AnyRule } from '#model/rule.ts';
import type { Finding, Suggestion } from '#model/finding.ts';
import { lintOf } from './lints.ts';

export function eslintRule(rule: AnyRule): Rule.RuleModule {
  const defaults = defaultsOf(rule);
  return {
    meta: {
      type: typeOf(rule),
      docs: docsOf(rule),
      schema: schemaOf(rule),
      defaultOptions: defaults,
      // The words are the engine's; ESLint only carries them.
      messages: { finding: '{{text}}', failure: '{{text}}', suggestion: '{{text}}' },
      hasSuggestions: rule.suggests === true,
    },
    create(context) {
      return {
        'Program:exit'() {
          const { findings, problems } = lintOf(context).ask({ rule: rule.id, options: chosen(context.options, defaults) });
          for (const finding of findings) context.report({ loc: locationOf(finding), messageId: 'finding', data: { text: messageOf(finding) }, suggest: (finding.suggestions ?? []).map(suggestionOf) });
          for (const problem of problems) context.report({ loc: { line: 1, column: 0 }, messageId: 'failure', data: { text: problem } });
        },
      };
    },
  };
}

/** Structure is a matter of taste and plan; the rest breaks at run time. */
function typeOf({ id }: AnyRule): 'problem' | 'suggestion' {
  return /^(?:architecture|lintel)\//.test(id) ? 'suggestion' : 'problem';
}

// ESLint's types leave out what typescript-eslint adds to them.
function docsOf(rule: AnyRule): Rule.RuleMetaData['docs'] & { readonly requiresTypeChecking: boolean } {
  return { description: rule.summary, recommended: rule.recommended, url: pageOf(rule), requiresTypeChecking: false };
}

/** The page in the installed package: it fits the installed version and needs no network. */
function pageOf(rule: AnyRule): string {
  return new URL(`../../docs/rules/${rule.id}.md`, import.meta.url).href;
}

/** Without defaults: what ESLint merges in is `defaultOptions`, and its validator is not to add its own. */
function schemaOf(rule: AnyRule): Rule.RuleMetaData['schema'] {
  if (rule.options === undefined) return [];
  const { $schema: _, ...schema } = z.toJSONSchema(rule.options, { target: 'draft-4', io: 'input', override: ({ jsonSchema }) => delete jsonSchema.default });
  return [schema as object];
}

function defaultsOf(rule: AnyRule): unknown[] {
  return rule.options === undefined ? [] : [rule.options.parse({})];
}

/** ESLint does not tell its own defaults from what somebody wrote. Where nobody asks for anything else, the options of lintel's configuration count. */
function chosen([options]: readonly unknown[], [defaults]: readonly unknown[]): unknown {
  return JSON.stringify(options) === JSON.stringify(defaults) ? undefined : options;
}

/** ESLint counts columns from 0. */
function locationOf({ span }: Finding): { start: { line: number; column: number }; end: { line: number; column: number } } {
  return { start: { line: span.line, column: span.column - 1 }, end: { line: span.endLine, column: span.endColumn - 1 } };
}

/** ESLint has room for one text: the evidence becomes a chain of places behind the message. */
function messageOf({ message, evidence }: Finding): string {
  if (evidence.length === 0) return message;
  const chain = evidence.map((step) => `${step.message} (${step.span.file}:${String(step.span.line)})`).join(' → ');
  return `${message} Because: ${chain}.`;
}

function suggestionOf({ title, edits }: Suggestion): Rule.SuggestionReportDescriptor {
  return { messageId: 'suggestion', data: { text: title }, fix: (fixer) => edits.map(({ start, end, text }) => fixer.replaceTextRange([start, end], text)) };
}
