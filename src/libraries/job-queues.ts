/** BullMQ, Bull, Bee-Queue, Agenda and pg-boss: adding a job publishes it. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

const publishes = [...callsOf('<queue>', 'add addBulk upsertJobScheduler'), ...callsOf('<flow>', 'add addBulk'), ...callsOf('<agenda>', 'now schedule every'), ...callsOf('<boss>', 'send sendAfter publish insert schedule'), '<queue>.createJob().save()'];

export default defineLibrary({
  name: 'job-queues',
  packages: ['bullmq', 'bull', 'bee-queue', 'agenda', '@hokify/agenda', 'pg-boss'],
  types: {
    queue: ['Queue#', '#', 'QueuePro#'],
    flow: ['FlowProducer#'],
    agenda: ['Agenda#', '#'],
    boss: ['PgBoss#', '#'],
  },
  rows: [
    { path: publishes, means: 'publish' },
    { path: [...publishes, ...callsOf('<queue> <flow> <boss> <agenda> Worker#', 'close drain obliterate pause resume getJob getJobs getJobCounts getWaiting getWaitingCount getActive getActiveCount getDelayed getDelayedCount getFailed getFailedCount getCompleted getCompletedCount start stop waitUntilReady')], means: 'promise' },
    { path: callsOf('<queue> Worker# QueueEvents#', 'on once'), means: 'listen', callback: 1 },
  ],
});
