import { Readable } from 'node:stream';
import AjvCompiler from '@fastify/ajv-compiler';
import type { FastifyServerOptions } from 'fastify';

type SchemaController = NonNullable<FastifyServerOptions['schemaController']>;
type BuildValidator = NonNullable<
  NonNullable<SchemaController['compilersFactory']>['buildValidator']
>;

const buildWithAjv = AjvCompiler();

/**
 * Validates requests by their schemas and nothing more lenient. Paths, queries and headers are text, of which numbers and booleans are
 * read; a JSON body has types of its own, and a null or a text in it is no number: an amount that is not known must not become zero. What
 * a closed schema does not name is refused: a misspelt member would be lost in silence.
 */
export const buildValidator: BuildValidator = (schemas) => {
  const compilerWith = (coerceTypes: 'array' | false) =>
    buildWithAjv(schemas, { customOptions: { removeAdditional: false, coerceTypes } });
  const ofText = compilerWith('array');
  const ofJson = compilerWith(false);
  return (route) => (route.httpPart === 'body' ? ofJson : ofText)(route);
};

/**
 * Whether all text in a value can be kept as it is: PostgreSQL takes no NUL, and half of a surrogate pair is no character, in any encoding.
 * Streams and bytes are left to those who read them.
 */
export function isKeepable(value: unknown): boolean {
  // A body may be nested as deep as it is long: no recursion.
  const left: unknown[] = [value];
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one === 'string') {
      if (one.includes('\0') || !one.isWellFormed()) return false;
    } else if (Array.isArray(one)) left.push(...one);
    else if (isRecord(one)) left.push(...Object.keys(one), ...Object.values(one));
  }
  return true;
}

function isRecord(value: unknown): value is object {
  const isObject = value !== null && typeof value === 'object';
  return isObject && !ArrayBuffer.isView(value) && !(value instanceof Readable);
}
