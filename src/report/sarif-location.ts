/** Places in SARIF's terms. */
import type { ArtifactLocation, Location, PhysicalLocation } from 'sarif';
import type { Span } from '#model/span.ts';

/** Name of the base that all addresses are relative to; the name that GitHub's own tools use. */
export const SOURCE_ROOT = '%SRCROOT%';

export function sarifLocation(span: Span): Location & { readonly physicalLocation: PhysicalLocation } {
  const { line, column, endLine, endColumn } = span;
  return { physicalLocation: { artifactLocation: sarifArtifact(span.file), region: { startLine: line, startColumn: column, endLine, endColumn } } };
}

/** A relative address: every segment percent-encoded, so that `#`, `%` and spaces in names survive. */
export function sarifArtifact(file: string): ArtifactLocation {
  const uri = file.replace(/\p{Surrogate}/gu, '\uFFFD').split('/').map(encodeURIComponent).join('/');
  return { uri, uriBaseId: SOURCE_ROOT };
}
