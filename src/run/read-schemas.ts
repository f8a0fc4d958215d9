/** What the project's Prisma schemas say: read as its sources are, and parsed each time, which costs less than to remember it. */
import { extractSchema } from '#extract/prisma/extract-schema.ts';
import type { Project } from '#model/project.ts';
import type { RunProblem } from '#model/run.ts';
import type { SchemaFacts } from '#model/schema-facts.ts';
import { problemsIn } from './collect-facts.ts';

export interface Schemas {
  /** In the order of their paths. */
  readonly schemas: readonly SchemaFacts[];
  readonly problems: readonly RunProblem[];
}

export function readSchemas(project: Pick<Project, 'prismaSchemas' | 'read'>): Schemas {
  const schemas: SchemaFacts[] = [];
  const problems: RunProblem[] = [];
  for (const path of project.prismaSchemas) {
    const read = project.read(path);
    if ('problem' in read) {
      // No verdict of a rule rests on a schema, so the run is not incomplete.
      problems.push({ ...read.problem, kind: 'partial' });
      continue;
    }
    const facts = extractSchema(path, read.text);
    schemas.push(facts);
    problems.push(...problemsIn(facts));
  }
  return { schemas, problems };
}
