/** eventemitter2, alone and inside Nest: `emitAsync` awaits every listener. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'eventemitter2',
  packages: ['eventemitter2', '@nestjs/event-emitter'],
  rows: [
    { path: ['#.emitAsync()', 'EventEmitter2#.emitAsync()', '#.waitFor()', 'EventEmitter2#.waitFor()'], means: 'promise' },
    { path: ['EventEmitter2#.emit()', 'EventEmitter2#.off()'], means: 'sync' },
    { path: ['EventEmitter2#.on()', 'EventEmitter2#.once()', 'EventEmitter2#.addListener()'], means: 'listen', callback: 1 },
  ],
});
