/** Test runner settings: sources are run as they are, through the package's own `source` condition. */
import { defineConfig } from 'vitest/config';

const conditions = ['source', 'node', 'import', 'module', 'default'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    // One of their dependencies offers its TypeScript under `source`, which Node alone cannot load.
    server: { deps: { inline: [/@ai-sdk\//, /eventsource-parser/] } },
    testTimeout: 60_000,
    // Two workers are as many as a small machine can feed; more only fight over the compiler's warm-up.
    maxWorkers: 2,
    reporters: ['default', './scripts/summary-reporter.ts'],
  },
});
