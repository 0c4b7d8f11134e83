import { OpenAPIHono, type z } from '@hono/zod-openapi';
import { errorBodySchema } from '../contract/error-body.ts';
import { languageSchema } from '../contract/language.ts';
import type { RequestEnv } from './request-env.ts';
import { refuseWrongParameters } from './validation.ts';

/** An empty set of described routes, which refuse wrong parameters alike. */
export const describedRoutes = () => new OpenAPIHono<RequestEnv>({ defaultHook: refuseWrongParameters });

/** Exactly these query parameters, besides the language. */
export const queryOf = <Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>) =>
  schema.extend({ lang: languageSchema }).strict();

/** A described JSON answer. */
export const jsonAnswer = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** A JSON body that must be there. */
export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { 'application/json': { schema } },
});

/** The error answers of a route that looks something up by its parameters. */
export const errorAnswers = {
  400: jsonAnswer(errorBodySchema, 'A parameter is wrong; the message says which and why'),
  401: jsonAnswer(errorBodySchema, 'One has to sign in first'),
  403: jsonAnswer(errorBodySchema, 'The caller may not see this'),
  404: jsonAnswer(errorBodySchema, 'There is no such thing'),
} as const;

/** The error answers of a route by which somebody comes in or proves who they are. */
export const signInAnswers = {
  400: jsonAnswer(errorBodySchema, 'A parameter is wrong; the message says which and why'),
  401: jsonAnswer(errorBodySchema, 'The account, the password or the code is not right'),
  403: jsonAnswer(errorBodySchema, 'This way is not open'),
  409: jsonAnswer(errorBodySchema, 'It stands against what is there'),
  422: jsonAnswer(errorBodySchema, 'The present password or the code is not right'),
  429: jsonAnswer(errorBodySchema, 'Too many attempts; the message says how long to wait'),
} as const;
