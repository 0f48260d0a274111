import type { DeskAnswer, DeskHttp } from '../desk-http.ts';
import type { Operation, Parameter } from './operations.ts';
import { Chance, sampleOf } from './samples.ts';
import { fits } from './schema.ts';
import { wrongValues } from './wrong.ts';

/** A request to a route, as far as it differs from a good one. */
export interface Attempt {
  readonly at: string;
  /** The same for the same mistake at routes that take the same; null: every route gets it. */
  readonly mistake: string | null;
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

export const goodKey = 'a-key-of-a-test';

/** The address of a route with a value for each place in its path, and the queries that it must have. */
export function goodParts(operation: Operation): Required<Pick<Attempt, 'path' | 'query'>> {
  const chance = new Chance(operation.path.length);
  const good = (one: Parameter) => String(sampleOf(one.schema, chance));
  const query: Record<string, string> = {};
  let { path } = operation;
  for (const one of operation.parameters) {
    if (one.in === 'path') path = path.replace(`{${one.name}}`, encodeURIComponent(good(one)));
    if (one.in === 'query' && one.required) query[one.name] = good(one);
  }
  return { path, query };
}

/** Requests with one thing wrong in the JSON body. */
export function* wrongBodies({ body }: Operation): Generator<Attempt> {
  if (body === null) return;
  const good = sampleOf(body, new Chance(1));
  for (const wrong of wrongValues(body, good, 'body'))
    yield { at: wrong.at, mistake: wrong.mistake, body: wrong.value };
}

/** Requests whose body is no JSON object, or not said to be one, or too much of one. */
export function* wrongContents({ body }: Operation): Generator<Attempt> {
  if (body === null) return;
  const text = JSON.stringify(sampleOf(body, new Chance(1)));
  const types = ['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'json', ''];
  for (const type of [...types, 'multipart/form-data; boundary=x', 'text/csv'])
    yield {
      at: `content type ${type}`,
      mistake: type,
      body: text,
      headers: { 'content-type': type },
    };
  const json = { 'content-type': 'application/json' };
  const deep = '['.repeat(20_000) + ']'.repeat(20_000);
  const texts = ['', '{', '[]', '5', '"a"', 'null', '{"a":1', `{"a":${deep}}`, deep, '\0{}'];
  for (const one of [...texts, `${text}${' '.repeat(70_000)}`, '{"__proto__":{"a":1}}'])
    yield {
      at: `content ${one.slice(0, 20)}`,
      mistake: one.slice(0, 20),
      body: one,
      headers: json,
    };
}

/** Requests with a wrong place in the path, a wrong or missing query, or a wrong key. */
export function* wrongAddresses(operation: Operation): Generator<Attempt> {
  const { path, query } = goodParts(operation);
  const chance = new Chance(2);
  for (const one of operation.parameters) {
    const good = sampleOf(one.schema, chance);
    const at = `${one.in} ${one.name}`;
    const missing = Object.fromEntries(Object.entries(query).filter(([name]) => name !== one.name));
    if (one.in === 'query' && one.required)
      yield { at: `${at} missing`, mistake: null, query: missing };
    for (const wrong of wrongValues(one.schema, good)) {
      // Text is all there is in an address; what reads as the right thing is right.
      if (typeof wrong.value !== 'string' || !wrong.value.isWellFormed()) continue;
      if (fits(one.schema, Number(wrong.value))) continue;
      const { mistake } = wrong;
      if (one.in === 'query') yield { at, mistake, query: { ...query, [one.name]: wrong.value } };
      if (one.in === 'path' && wrong.value !== '')
        yield { at, mistake, path: pathWith(operation, one.name, wrong.value, path) };
    }
  }
  if (operation.parameters.some((one) => one.in === 'query'))
    yield { at: 'query unknown', mistake: null, query: { ...query, unknown: '1' } };
  if (operation.parameters.some(({ name }) => name === 'idempotency-key'))
    for (const key of [
      null,
      '',
      'short',
      'x'.repeat(65),
      'with a blank',
      'schlüssel-ä',
      'a\tb-cd-ef',
    ])
      yield { at: `key ${key}`, mistake: `key ${key}`, key };
}

function pathWith({ path, parameters }: Operation, name: string, value: string, good: string) {
  const place = path.split('/').indexOf(`{${name}}`);
  const parts = good.split('/');
  if (place === -1 || !parameters.some((one) => one.name === name)) return good;
  return parts.with(place, encodeURIComponent(value)).join('/');
}

/** Sends an attempt; what it does not say is as in a good request. */
export function send(
  desk: DeskHttp,
  token: string | null,
  operation: Operation,
  attempt: Attempt,
): Promise<DeskAnswer> {
  const good = goodParts(operation);
  const { path = good.path, query = good.query, headers = {}, key = goodKey } = attempt;
  const search = new URLSearchParams(query).toString();
  const body =
    'body' in attempt
      ? attempt.body
      : operation.body === null
        ? undefined
        : sampleOf(operation.body, new Chance(1));
  // What says what it is goes as it is.
  const sent = 'content-type' in headers ? body : JSON.stringify(body);
  return desk.call(token, operation.method, `${path}${search === '' ? '' : `?${search}`}`, {
    ...(body === undefined ? {} : { body: sent }),
    ...{ key, headers },
  });
}

/** So many times the same mistake is made anyhow; of the others one in so many. */
const [mostAlike, oneIn] = [2, 8];

/** Leaves most of those attempts out that make a mistake once more: most routes take a `seenStep`, a `reason`, an agenda number. */
export function thinned(seed: number): (attempt: Attempt) => boolean {
  const seen = new Map<string, number>();
  const chance = new Chance(seed);
  return ({ mistake }) => {
    if (mistake === null) return true;
    const count = (seen.get(mistake) ?? 0) + 1;
    seen.set(mistake, count);
    return count <= mostAlike || chance.below(oneIn) === 0;
  };
}
