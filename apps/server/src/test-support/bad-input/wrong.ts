import { Chance, oddTexts, sampleOf } from './samples.ts';
import { fits, type Schema } from './schema.ts';

/** A value with one thing wrong in it, and where. */
export interface Wrong {
  readonly at: string;
  readonly value: unknown;
  /** The same for the same mistake at places that take the same. */
  readonly mistake: string;
}

/** Characters that must not come in, or that a pattern may have forgotten. */
const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\t',
  '\0',
  'abc\0',
  '\ud800',
  'abc\udfff',
  '\u001b[31mabc',
  'abc\u0007',
  'abc\u0085def',
  'abc\u202egnp',
  'abc\u2066def',
  'a\u200bb',
  'a\u2028b',
  '\ufeffabc',
  'abc\r\ndef',
  ' abc',
  'abc ',
  '١٢٣٤٥٦٧٨٩٠١٢',
  '0000-00-00',
  '2015-13-01',
  '2015-02-29',
  '0000-01-01',
  '9999-12-31',
  '53425051501150237 ',
  '../../etc/passwd',
  ...oddTexts,
];

const hostileNumbers: readonly unknown[] = [
  ...[-1, 0, 0.5, -0.5, 1e-7, 2 ** 31, 2 ** 53, 1e21, 1e308, -1e308],
  ...['1', '', 'NaN', null, true, [], [1], {}],
];

/** Values that do not fit a schema: one thing wrong in each, at every place that it has. `value` is one that fits. */
export function* wrongValues(schema: Schema, value: unknown, at = ''): Generator<Wrong> {
  for (const wrong of candidates(schema, value))
    if (!fits(schema, wrong)) yield { at, value: wrong, mistake: mistakeOf(schema, wrong) };
  if (schema.type === 'object') yield* wrongMembers(schema, value as Members, at);
  if (schema.type === 'array' && schema.items !== undefined) {
    const item = sampleOf(schema.items, new Chance(at.length + 1));
    for (const wrong of wrongValues(schema.items, item, `${at}[]`))
      yield { ...wrong, value: [wrong.value] };
  }
  for (const one of schema.anyOf ?? [])
    for (const wrong of wrongValues(one, sampleOf(one, new Chance(at.length + 1)), at))
      if (!fits(schema, wrong.value)) yield wrong;
}

type Members = Readonly<Record<string, unknown>>;

function* wrongMembers(schema: Schema, value: Members, at: string): Generator<Wrong> {
  const { properties = {}, required = [] } = schema;
  for (const name of required) {
    const { [name]: _, ...rest } = value;
    const mistake = `${at}.${name} missing`;
    yield { at: mistake, value: rest, mistake };
  }
  yield { at: `${at} unknown`, value: { ...value, unknownMember: 1 }, mistake: 'unknown' };
  const polluted = { ...value, constructor: { prototype: { a: 1 } } };
  yield { at: `${at} prototype`, value: polluted, mistake: 'prototype' };
  for (const [name, member] of Object.entries(properties)) {
    const good = name in value ? value[name] : sampleOf(member, new Chance(name.length));
    for (const wrong of wrongValues(member, good, `${at}.${name}`))
      yield { ...wrong, value: { ...value, [name]: wrong.value } };
  }
}

function mistakeOf({ type, anyOf, ...schema }: Schema, wrong: unknown): string {
  // Lists and objects are what they are by what is in them.
  const { items, properties, pattern, format, minimum, maximum, minLength, maxLength } = schema;
  const ends = [pattern, format, minimum, maximum, minLength, maxLength, schema.enum];
  const inside = [items, properties, anyOf].map((one) => JSON.stringify(one)?.length);
  return JSON.stringify([type, ...ends, ...inside, wrong]).slice(0, 500);
}

function candidates(schema: Schema, value: unknown): readonly unknown[] {
  const { type, minLength = 0, maxLength, minimum, maximum, multipleOf = 1 } = schema;
  if (schema.anyOf !== undefined) return [{}, [], 5.5, ''];
  if (schema.enum !== undefined || 'const' in schema) {
    const [first = schema.const] = schema.enum ?? [];
    const near = [`${first} `, `x${first}`, `${first}`.toLowerCase(), `${first}`.toUpperCase()];
    return [...near, '', 99, null, true, [], [first], {}];
  }
  if (type === 'string') {
    const lengths = [minLength - 1, (maxLength ?? 9_999) + 1].filter((length) => length >= 0);
    const stretched = typeof value === 'string' ? [`${value}0`, value.slice(1), `${value}\n`] : [];
    const texts = lengths.map((length) => 'X'.repeat(length));
    return [...hostileTexts, ...texts, ...stretched, null, 5, true, [], {}];
  }
  if (type === 'integer' || type === 'number') {
    const ends = [(minimum ?? 0) - multipleOf, (maximum ?? 2 ** 53) + multipleOf];
    return [...hostileNumbers, ...ends, (minimum ?? 0) + 0.5];
  }
  if (type === 'boolean') return ['true', 'false', '', 0, 1, null, [], {}];
  if (type === 'array') return [...arrays(schema), null, {}, 'a', 5];
  return [null, [], 'a', 5, true];
}

function arrays(schema: Schema): readonly unknown[] {
  const { items = {}, maxItems = 200, minItems = 0, uniqueItems = false } = schema;
  const chance = new Chance(maxItems);
  const tooMany = Array.from({ length: maxItems + 1 }, () => sampleOf(items, chance));
  const [same] = tooMany;
  return [tooMany, ...(minItems > 0 ? [[]] : []), ...(uniqueItems ? [[same, same]] : [])];
}
