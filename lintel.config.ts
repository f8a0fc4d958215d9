/** Lintel's settings for its own source: the rooms are the layers, outermost first. */
import { defineConfig } from 'lintel';

const rooms = (...names: readonly string[]): string[] => names.map((name) => `src/${name}/**`);

export default defineConfig({
  include: ['src/**', 'rules/**'],
  rules: { 'architecture/no-cycle': 'error' },
  layers: [
    { name: 'front ends', files: rooms('cli', 'eslint'), mayUse: ['run', 'report', 'libraries', 'load', 'model'] },
    { name: 'run', files: [...rooms('run'), 'src/index.ts', 'src/lint.ts'], mayUse: ['report', 'check', 'rules', 'system', 'libraries', 'link', 'extract', 'load', 'model'] },
    { name: 'report', files: rooms('report'), mayUse: ['model'] },
    { name: 'check', files: rooms('check'), mayUse: ['model'] },
    { name: 'rules', files: ['rules/**'], mayUse: ['query', 'system', 'model'] },
    { name: 'query', files: rooms('query'), mayUse: ['system', 'model'] },
    { name: 'system', files: rooms('system'), mayUse: ['link', 'model'] },
    { name: 'libraries', files: rooms('libraries'), mayUse: ['model'] },
    { name: 'link', files: rooms('link'), mayUse: ['model'] },
    { name: 'extract', files: rooms('extract'), mayUse: ['model'] },
    { name: 'load', files: rooms('load'), mayUse: ['model'] },
    { name: 'model', files: [...rooms('model'), 'src/version.ts'], mayUse: [] },
  ],
});
