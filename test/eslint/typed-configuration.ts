/** Configurations as users write them, for the compiler to check. */
import { defineConfig } from 'eslint/config';
import lintel from '#eslint/index.ts';

export const byObject = defineConfig([lintel.configs.recommended, { files: ['src/**'], extends: [lintel.configs.strict] }]);
export const byName = defineConfig({ plugins: { lintel }, extends: ['lintel/recommended'], rules: { 'lintel/data/no-n-plus-one': 'warn' } });
export const one = defineConfig({ plugins: { lintel }, rules: { 'lintel/errors/no-floating-promise': ['error'] } });

// @ts-expect-error -- There is no such configuration.
export const missing: unknown = lintel.configs.everything;
