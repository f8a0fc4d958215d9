/** The package's version. */
// Written by `npm run generate`; edit package.json, not this file.
export const version = '0.1.0';
