/** Which files are worth linking: what runs in production on the server. */
import type { FileFacts } from '#model/facts.ts';
import type { Program } from '#model/program.ts';
import { backendFiles } from '#system/backend.ts';
import { fileRoles } from '#system/roles.ts';

/** Tests call with made-up values and implement interfaces with mocks; browser code is no part of the backend. */
export function linkedFiles(program: Pick<Program, 'files' | 'resolve'>): (file: FileFacts) => boolean {
  const isBackend = backendFiles(program);
  const roleOf = fileRoles();
  return (file) => isBackend(file) && roleOf(file) !== 'test';
}
