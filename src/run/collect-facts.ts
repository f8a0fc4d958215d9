/** Every file's facts: from the cache where the text is known, else extracted now. */
import { failedRule, type Visited } from '#check/run-rules.ts';
import type { FileFacts } from '#model/facts.ts';
import type { Project } from '#model/project.ts';
import type { AnyRule } from '#model/rule.ts';
import type { RunProblem } from '#model/run.ts';

/** What one file's text says, to the stages and to visiting rules. */
export interface Extraction {
  readonly facts: FileFacts;
  readonly visited: readonly Visited[];
}

/** Extractions by path and text. */
export interface Extractions {
  get(path: string, text: string): Extraction | undefined;
  set(path: string, text: string, extraction: Extraction): void;
}

export interface Sources {
  readonly known: readonly Extraction[];
  readonly missing: readonly { readonly path: string; readonly text: string }[];
  /** Files that could not be had. */
  readonly problems: readonly RunProblem[];
}

export interface Extractor {
  extractFile(path: string, text: string): FileFacts;
  extractAndVisit(path: string, text: string, visitors: readonly Visitor[]): Extraction;
  visitFile(path: string, text: string, visitors: readonly Visitor[]): readonly Visited[];
}
type Visitor = { readonly rule: string; readonly visit: AnyRule['visit'] };

/** Reads every file of the project; loads no compiler. */
export function readSources(project: Project, cache: Extractions): Sources {
  const known: Extraction[] = [];
  const missing: { path: string; text: string }[] = [];
  const problems: RunProblem[] = [];
  for (const path of project.files) {
    const read = project.read(path);
    if ('problem' in read) {
      problems.push(read.problem);
      continue;
    }
    const extraction = cache.get(path, read.text);
    if (extraction === undefined) missing.push({ path, text: read.text });
    else known.push(extraction);
  }
  return { known, missing, problems };
}

/** Facts of what the cache did not know. A visiting rule that throws loses its findings of that file, and the run says so. */
export function extractMissing({ missing }: Pick<Sources, 'missing'>, extractor: Extractor, { cache, rules }: { readonly cache: Extractions; readonly rules: readonly AnyRule[] }): Extracted {
  const visitors = rules.filter((rule) => rule.visit !== undefined).map((rule) => ({ rule: rule.id, visit: rule.visit }));
  const problems: RunProblem[] = [];
  const extractions = missing.map(({ path, text }) => {
    const { extraction, failures } = extractOne(extractor, { path, text }, visitors);
    problems.push(...failures.map((message) => ({ file: path, line: 1, kind: 'unread' as const, message })));
    if (failures.length === 0) cache.set(path, text, extraction);
    return extraction;
  });
  return { extractions, problems };
}

export interface Extracted {
  readonly extractions: readonly Extraction[];
  readonly problems: readonly RunProblem[];
}

function extractOne(extractor: Extractor, { path, text }: { readonly path: string; readonly text: string }, visitors: readonly Visitor[]): { extraction: Extraction; failures: readonly string[] } {
  try {
    return { extraction: extractor.extractAndVisit(path, text, visitors), failures: [] };
  } catch {
    // Some visitor threw: each is asked alone, so that only the guilty one is missing.
    const visited: Visited[] = [];
    const failures: string[] = [];
    for (const visitor of visitors) {
      try {
        visited.push(...extractor.visitFile(path, text, [visitor]));
      } catch (error) {
        failures.push(failedRule(visitor.rule, error));
      }
    }
    return { extraction: { facts: extractor.extractFile(path, text), visited }, failures };
  }
}

/** What could not be read of a file, for people. Several syntax errors are one mistake more often than not, so the first speaks for all. */
export function problemsIn({ path, problems, lineStarts }: Pick<FileFacts, 'path' | 'problems' | 'lineStarts'>): readonly RunProblem[] {
  const [first, ...more] = problems;
  if (first === undefined) return [];
  const line = Math.max(1, lineStarts.findLastIndex((start) => start <= first.start) + 1);
  if (first.kind === 'too-deep') return [{ file: path, line, kind: 'unread', message: first.message }];
  if (first.kind === 'not-text') return [{ file: path, line, kind: 'notice', message: first.message }];
  const rest = more.length === 0 ? '' : ` (and ${String(more.length)} more)`;
  return [{ file: path, line, kind: 'partial', message: `Syntax error${rest}: ${first.message} What parses around it was read.` }];
}

/** What a cached extraction depends on besides text and extractor: the rules that visited it. */
export function visitingRules(rules: readonly AnyRule[]): string {
  return rules.filter((rule) => rule.visit !== undefined).map((rule) => rule.id).join(' ');
}
