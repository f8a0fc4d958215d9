/** The engines of this ESLint process. */
import { libraries } from '#libraries/index.ts';
import { createEngines } from '#run/engines.ts';
import { rules } from '#index.ts';

export const engines = createEngines({ rules, libraries });
