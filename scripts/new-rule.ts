/** `npm run new:rule data/no-x`: a rule with its bad and its good case, which pass the tests as they are. */
import { writeNew } from './write-new.ts';
import { version } from '#version.ts';

const id = process.argv[2] ?? '';
if (!/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
  console.error('Say which rule, as category/no-pattern or category/require-thing: npm run new:rule data/no-select-star');
  process.exit(2);
}

const rule = `/** An endpoint that should not be there. */
import { defineRule } from '#model/rule.ts';

export default defineRule({
  id: '${id}',
  since: '${version}',
  severity: 'warning',
  confidence: 'medium',
  recommended: false,
  summary: 'An endpoint must not be named after an example.',
  why: 'Say the harm: what breaks, for whom, and when they find out.',
  fix: 'Say the way out.',
  silentWhen: ['the endpoint has another path'],
  judges: 'the routes that a file declares',
  messages: {
    found: '{endpoint} is an example.',
  },

  check(file, system, report) {
    for (const entry of system.entryPointsIn(file)) {
      if (entry.path !== '/example') {
        report.silent?.({ at: entry.span, fact: 'yes', because: 'the endpoint has another path' });
        continue;
      }

      report({ at: entry.span, message: 'found', data: { endpoint: entry.name }, entryPoints: [entry.name], context: ['request'], anchor: entry.name });
    }
  },
});
`;

/** The two cases differ by the smallest edit that turns the defect into correct code. */
const testCase = (line: string): string => `// dependencies: express@^5.0.1
import express from 'express';

export const app = express();

${line}
`;

writeNew({
  [`rules/${id}.ts`]: rule,
  [`fixtures/rules/${id}/bad-example.ts`]: testCase("app.get('/example', (_req, res) => { res.end(); }); // expect: GET /example is an example"),
  [`fixtures/rules/${id}/good-another-path.ts`]: testCase("app.get('/orders', (_req, res) => { res.end(); }); // silent: the endpoint has another path"),
});
