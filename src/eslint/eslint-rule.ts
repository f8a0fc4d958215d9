/** One lintel rule as an ESLint rule. */
import type { Rule } from 'eslint';
import { z } from 'zod';
import type { AnyRule } from '#model/rule.ts';
import type { Finding } from '#model/finding.ts';
import { engines } from './engines-here.ts';

export function eslintRule(rule: AnyRule): Rule.RuleModule {
  return {
    meta: {
      type: 'problem',
      docs: { description: rule.summary, recommended: rule.recommended, url: pageOf(rule) },
      schema: schemaOf(rule),
      // The words are the engine's; ESLint only carries them.
      messages: { finding: '{{text}}', failure: '{{text}}' },
    },
    create(context) {
      return {
        'Program:exit'() {
          const options: unknown = context.options[0];
          const { findings, problems } = engines.at(context.cwd, context.physicalFilename).check(context.physicalFilename, context.sourceCode.text, { rule: rule.id, options });
          for (const finding of findings) context.report({ loc: locationOf(finding), messageId: 'finding', data: { text: messageOf(finding) } });
          for (const problem of problems) context.report({ loc: { line: 1, column: 0 }, messageId: 'failure', data: { text: problem } });
        },
      };
    },
  };
}

/** The page in the installed package: it fits the installed version and needs no network. */
function pageOf(rule: AnyRule): string {
  return new URL(`../../docs/rules/${rule.id}.md`, import.meta.url).href;
}

function schemaOf(rule: AnyRule): Rule.RuleMetaData['schema'] {
  if (rule.options === undefined) return [];
  const { $schema: _, ...schema } = z.toJSONSchema(rule.options, { target: 'draft-4', io: 'input' });
  return [schema as object];
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
