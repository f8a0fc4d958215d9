/** Where the fixtures lie. */
import { fileURLToPath } from 'node:url';

/** Absolute path, without a slash at the end. */
export const fixturesFolder = fileURLToPath(new URL('../../fixtures', import.meta.url));
