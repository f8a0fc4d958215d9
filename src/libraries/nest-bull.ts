/** Queues in Nest: processors of Bull and BullMQ, and their queues. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'nest-bull',
  packages: ['@nestjs/bull', '@nestjs/bullmq'],
  rows: [
    { path: 'Processor()', means: 'handlerClass', kind: 'consumer', pathArgument: 0, pathOption: 'name' },
    { path: 'Process()', means: 'handler', kind: 'consumer', method: 'JOB', pathArgument: 0, pathOption: 'name' },
    // BullMQ's processors have one method for all jobs, named by the base class.
    { path: 'WorkerHost#.process', means: 'handler', kind: 'consumer', method: 'JOB', pathArgument: -1 },
    {
      path: [
        'OnQueueActive()', 'OnQueueCompleted()', 'OnQueueFailed()', 'OnQueueError()', 'OnQueueStalled()', 'OnQueueDrained()',
        'OnQueueWaiting()', 'OnQueueProgress()', 'OnWorkerEvent()', 'OnQueueEvent()',
      ],
      means: 'handler',
      kind: 'consumer',
      method: 'EVENT',
      pathArgument: -1,
    },
  ],
});
