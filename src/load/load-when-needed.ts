/** Loads a package at the moment that it is needed, for code that cannot wait: most runs never need it, and loading costs more than a small project's analysis. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export const yaml = (): typeof import('yaml') => require('yaml') as typeof import('yaml');
export const enhancedResolve = (): typeof import('enhanced-resolve') => require('enhanced-resolve') as typeof import('enhanced-resolve');
