/** Everything of the extractor that a run needs, behind one lazily loaded door. */
export { extractAndVisit } from '#extract/extract-and-visit.ts';
export { extractFile } from '#extract/extract-file.ts';
export { visitFile } from '#extract/visit-file.ts';
