/** RxJS: observables do nothing before somebody subscribes; only a few functions make promises of them. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

export default defineLibrary({
  name: 'rxjs',
  packages: ['rxjs', 'rxjs/operators'],
  types: {
    observable: ['Observable#', 'Subject#', 'BehaviorSubject#', 'ReplaySubject#', ...callsOf('', 'from of defer interval timer fromEvent merge concat combineLatest forkJoin zip throwError'), ...callsOf('<observable>', 'pipe asObservable')],
  },
  rows: [
    // Operators that unwrap what the callback returns, promises included.
    { path: callsOf('', 'switchMap mergeMap flatMap concatMap exhaustMap defer catchError expand mergeScan'), means: 'runs', callback: 0, awaitsCallback: true },
    { path: callsOf('', 'map tap filter finalize scan reduce takeWhile skipWhile groupBy'), means: 'runs', callback: 0, awaitsCallback: false },
    { path: '<observable>.subscribe()', means: 'listen', callback: 0 },
    { path: ['<observable>.toPromise()', ...callsOf('', 'firstValueFrom lastValueFrom')], means: 'promise' },
    { path: '<observable>.forEach()', means: 'promise' },
    { path: callsOf('', 'from of defer interval timer fromEvent merge concat combineLatest forkJoin zip throwError switchMap mergeMap concatMap map tap filter catchError'), means: 'sync' },
    { path: callsOf('<observable>', 'pipe subscribe asObservable next complete error'), means: 'sync' },
  ],
});
