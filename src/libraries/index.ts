/** Every library that lintel knows, sorted by file name. */
// Written by `npm run generate`; edit the folder, not this list.
import type { Library } from '#model/library.ts';
import async from './async.ts';
import asyncWrappers from './async-wrappers.ts';
import awilix from './awilix.ts';
import axios from './axios.ts';
import bluebird from './bluebird.ts';
import classTransformer from './class-transformer.ts';
import classValidator from './class-validator.ts';
import dataLastCollections from './data-last-collections.ts';
import dataloader from './dataloader.ts';
import errorTrackers from './error-trackers.ts';
import eventemitter2 from './eventemitter2.ts';
import express from './express.ts';
import expressAsyncErrors from './express-async-errors.ts';
import expressJwt from './express-jwt.ts';
import finaleRest from './finale-rest.ts';
import globals from './globals.ts';
import harmlessMiddleware from './harmless-middleware.ts';
import hostedAuth from './hosted-auth.ts';
import httpClients from './http-clients.ts';
import httpErrors from './http-errors.ts';
import inversify from './inversify.ts';
import jobQueues from './job-queues.ts';
import jsonwebtoken from './jsonwebtoken.ts';
import knex from './knex.ts';
import lodash from './lodash.ts';
import lodashFunctions from './lodash-functions.ts';
import lodashWrappers from './lodash-wrappers.ts';
import loggers from './loggers.ts';
import mailClients from './mail-clients.ts';
import mongoose from './mongoose.ts';
import nestBull from './nest-bull.ts';
import nestDi from './nest-di.ts';
import nestGraphql from './nest-graphql.ts';
import nestLogger from './nest-logger.ts';
import nestMicroservices from './nest-microservices.ts';
import nestSchedule from './nest-schedule.ts';
import nestSwagger from './nest-swagger.ts';
import nestWebsockets from './nest-websockets.ts';
import nestjs from './nestjs.ts';
import nestjsJwt from './nestjs-jwt.ts';
import nestjsMongoose from './nestjs-mongoose.ts';
import nestjsPassport from './nestjs-passport.ts';
import nestjsSequelize from './nestjs-sequelize.ts';
import nestjsThrottler from './nestjs-throttler.ts';
import nestjsTypeorm from './nestjs-typeorm.ts';
import nodeChildProcess from './node-child-process.ts';
import nodeCrypto from './node-crypto.ts';
import nodeEvents from './node-events.ts';
import nodeFs from './node-fs.ts';
import nodeFsPromises from './node-fs-promises.ts';
import nodeHttp from './node-http.ts';
import nodeProcess from './node-process.ts';
import nodePromises from './node-promises.ts';
import passport from './passport.ts';
import passportStrategies from './passport-strategies.ts';
import passwordHashing from './password-hashing.ts';
import permissionMiddleware from './permission-middleware.ts';
import prisma from './prisma.ts';
import promiseControl from './promise-control.ts';
import promiseIteration from './promise-iteration.ts';
import promiseRetry from './promise-retry.ts';
import rateLimiting from './rate-limiting.ts';
import resultTypes from './result-types.ts';
import routingControllers from './routing-controllers.ts';
import rxjs from './rxjs.ts';
import schedulers from './schedulers.ts';
import schemaValidation from './schema-validation.ts';
import sequelize from './sequelize.ts';
import servingMiddleware from './serving-middleware.ts';
import sessions from './sessions.ts';
import tsyringe from './tsyringe.ts';
import typedi from './typedi.ts';
import typeorm from './typeorm.ts';
import typeormQueryBuilder from './typeorm-query-builder.ts';

export const libraries: readonly Library[] = [
  async,
  asyncWrappers,
  awilix,
  axios,
  bluebird,
  classTransformer,
  classValidator,
  dataLastCollections,
  dataloader,
  errorTrackers,
  eventemitter2,
  express,
  expressAsyncErrors,
  expressJwt,
  finaleRest,
  globals,
  harmlessMiddleware,
  hostedAuth,
  httpClients,
  httpErrors,
  inversify,
  jobQueues,
  jsonwebtoken,
  knex,
  lodash,
  lodashFunctions,
  lodashWrappers,
  loggers,
  mailClients,
  mongoose,
  nestBull,
  nestDi,
  nestGraphql,
  nestLogger,
  nestMicroservices,
  nestSchedule,
  nestSwagger,
  nestWebsockets,
  nestjs,
  nestjsJwt,
  nestjsMongoose,
  nestjsPassport,
  nestjsSequelize,
  nestjsThrottler,
  nestjsTypeorm,
  nodeChildProcess,
  nodeCrypto,
  nodeEvents,
  nodeFs,
  nodeFsPromises,
  nodeHttp,
  nodeProcess,
  nodePromises,
  passport,
  passportStrategies,
  passwordHashing,
  permissionMiddleware,
  prisma,
  promiseControl,
  promiseIteration,
  promiseRetry,
  rateLimiting,
  resultTypes,
  routingControllers,
  rxjs,
  schedulers,
  schemaValidation,
  sequelize,
  servingMiddleware,
  sessions,
  tsyringe,
  typedi,
  typeorm,
  typeormQueryBuilder,
];
