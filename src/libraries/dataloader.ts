/** DataLoader: loads of one tick become one call of the batch function. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

export default defineLibrary({
  name: 'dataloader',
  packages: ['dataloader'],
  types: { loader: ['#', 'DataLoader#', '<loader>.prime()', '<loader>.clear()', '<loader>.clearAll()'] },
  rows: [
    { path: callsOf('<loader>', 'load loadMany'), means: 'batchedLoad' },
    { path: callsOf('<loader>', 'load loadMany'), means: 'promise' },
    { path: callsOf('<loader>', 'prime clear clearAll'), means: 'sync' },
    { path: ['#', 'DataLoader#'], means: 'runs', callback: 0, awaitsCallback: true },
  ],
});
