/** Schema validators and the middleware made of them: what they let through has the declared shape. */
import { defineLibrary } from '#model/library.ts';

const PARSE = ['parse', 'parseAsync', 'safeParse', 'safeParseAsync', 'validate', 'validateAsync', 'validateSync', 'attempt', 'cast', 'assert', 'asserts', 'isValid', 'isValidSync'];

export default defineLibrary({
  name: 'schema-validation',
  packages: ['joi', '@hapi/joi', 'zod', 'yup', 'valibot', 'superstruct', 'ajv', 'class-validator', 'celebrate', 'express-validator', 'express-joi-validation', 'express-validation', 'zod-express-middleware', 'express-zod-safe', 'express-openapi-validator', '@sinclair/typebox/value'],
  types: { schema: ['*()', 'z.*()', 'Joi.*()', 'yup.*()', 'string.*()', 'coerce.*()', 'z.coerce.*()', 'ZodSchema#', 'ZodType#', 'ZodTypeAny#', 'AnyZodObject#', 'ObjectSchema#', 'Schema#', 'AnySchema#', '<schema>.*()'] },
  rows: [
    { path: PARSE.map((member) => `<schema>.${member}()`), means: 'validate' },
    { path: ['validate()', 'validateOrReject()', 'validateSync()', 'safeParse()', 'parse()', 'assert()', 'attempt()', 'Value.Check()', 'Value.Parse()', 'Value.Decode()'], means: 'validate' },
    { path: ['celebrate()', 'validationResult()', 'validateRequest()', 'validateRequestBody()', 'validateRequestParams()', 'validateRequestQuery()', 'middleware()'], means: 'validate' },
    { path: ['body()', 'param()', 'query()', 'check()', 'header()', 'cookie()', 'checkSchema()', 'oneOf()'], means: 'validate' },
    { path: ['#.compile()', '#.validate()', '#.compile()()'], means: 'validate' },
  ],
});
