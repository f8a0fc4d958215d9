/** Same run, same bytes, in every format. */
import picocolors from 'picocolors';
import { describe, expect, test } from 'vitest';
import { formatRun, formats } from '#cli/formats.ts';
import { manyFindings, hostileFinding, runOf } from './made-up.ts';

const settings = { colors: picocolors.createColors(false), lineOf: () => undefined, failOn: 'error', maxFindings: 50, measured: 'reproducible' } as const;

describe.each(formats)('%s', (format) => {
  test('is the same twice, and ends with a line break', async () => {
    const findings = [...manyFindings(200), hostileFinding];
    const first = await formatRun(format, runOf(findings), settings);
    const second = await formatRun(format, runOf(structuredClone(findings)), settings);
    expect(second).toEqual(first);
    expect(first.text).toMatch(/[^\n]\n$/);
  });
});
