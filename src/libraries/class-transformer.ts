/** Plain objects to class instances and back: class-transformer. It shapes, and checks nothing. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'class-transformer',
  packages: ['class-transformer'],
  rows: [
    {
      path: ['plainToInstance()', 'plainToClass()', 'instanceToPlain()', 'classToPlain()', 'instanceToInstance()', 'plainToClassFromExist()'],
      means: 'sync',
    },
  ],
});
