/** Session and cookie middleware: they fill `req.session` and `req.cookies` and turn nobody away. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'sessions',
  packages: ['express-session', 'cookie-session', 'cookie-parser', 'connect-mongo', 'connect-redis', 'connect-flash', 'express-flash', 'memorystore', 'connect-session-sequelize', 'connect-pg-simple', 'express-mysql-session'],
});
