/** Schedulers: node-cron, cron, node-schedule, croner, agenda. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'schedulers',
  packages: ['node-cron', 'cron', 'node-schedule', 'croner', 'agenda', '@hokify/agenda', 'toad-scheduler'],
  types: { agenda: ['Agenda#', '()#'] },
  rows: [
    { path: 'schedule()', means: 'listen', callback: 1 },
    { path: 'scheduleJob()', when: { callback: { argument: 1, given: true } }, means: 'listen', callback: 1 },
    { path: 'scheduleJob()', when: { callback: { argument: 2, given: true } }, means: 'listen', callback: 2 },
    { path: ['CronJob#', 'Cron#', 'Cron()'], when: { callback: { argument: 1, given: true } }, means: 'listen', callback: 1 },
    { path: ['Cron#', 'Cron()'], when: { callback: { argument: 2, given: true } }, means: 'listen', callback: 2 },
    { path: '<agenda>.define()', when: { callback: { argument: 1, given: true } }, means: 'listen', callback: 1 },
    { path: '<agenda>.define()', when: { callback: { argument: 2, given: true } }, means: 'listen', callback: 2 },
  ],
});
