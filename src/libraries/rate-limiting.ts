/** Rate limiters for Express and Koa: middleware that turns a client away after too many requests. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'rate-limiting',
  packages: ['express-rate-limit', 'express-slow-down', 'express-brute', 'rate-limiter-flexible', 'koa-ratelimit', 'express-limiter', 'limiter'],
  types: { brute: ['#'], limiter: ['RateLimiterMemory#', 'RateLimiterRedis#', 'RateLimiterPostgres#', 'RateLimiterMongo#', 'RateLimiterMySQL#', 'RateLimiterCluster#'] },
  rows: [
    { path: ['()', 'rateLimit()', 'slowDown()', 'RateLimit()', 'RateLimit#', '<brute>.prevent', '<brute>.getMiddleware()', '<limiter>.consume()'], means: 'rateLimit' },
  ],
});
