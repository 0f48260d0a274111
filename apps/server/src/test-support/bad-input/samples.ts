import fc from 'fast-check';
import { fits, type Schema } from './schema.ts';

/** Chance of a test's own: the same seed gives the same values. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * end);
  }

  one<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError('nothing to choose from');
    return item;
  }
}

/** What people may well write, and machines stumble over. */
export const oddTexts: readonly string[] = [
  "O'BRIEN; DROP TABLE ap2t.application; --",
  `' OR '1'='1`,
  '$1 %s {0} {{7*7}} \\x00 \\u0000',
  '=HYPERLINK("http://x","klik")',
  '@SUM(A1:A9)',
  '+62 812',
  '-1',
  'A,"B";C|D',
  '<script>alert(1)</script>',
  '😀 SETRUM 𝒳',
  'ÉÀÜ ñ 中文 العربية',
  '\u{20000}\u{1f9e8}',
];

const longSample = 'X';

/**
 * A value that fits a schema, at its ends as often as between them; optional members are there or not. Texts of one's own under the name
 * of a member are taken for it where they fit.
 */
export function sampleOf(schema: Schema, chance: Chance): unknown {
  if (schema.anyOf !== undefined) return sampleOf(chance.one(schema.anyOf), chance);
  if (schema.enum !== undefined) return chance.one(schema.enum);
  if ('const' in schema) return schema.const;
  if (schema.type === 'boolean') return chance.below(2) === 0;
  if (schema.type === 'string') return textOf(schema, chance);
  if (schema.type === 'integer' || schema.type === 'number') return numberOf(schema, chance);
  if (schema.type === 'array') {
    const { items = {}, minItems = 0, maxItems = 3 } = schema;
    const count = Math.max(minItems, Math.min(maxItems, chance.below(3)));
    const values = Array.from({ length: count }, () => sampleOf(items, chance));
    const different = new Map(values.map((value) => [JSON.stringify(value), value]));
    return schema.uniqueItems === true ? [...different.values()] : values;
  }
  if (schema.type === 'object') {
    const { properties = {}, required = [] } = schema;
    const there = Object.entries(properties).filter(
      ([name]) => required.includes(name) || chance.below(2) === 0,
    );
    return Object.fromEntries(there.map(([name, one]) => [name, sampleOf(one, chance)]));
  }
  return null;
}

function numberOf(schema: Schema, chance: Chance): number {
  const { minimum = 0, maximum = 1_000_000, multipleOf = 1 } = schema;
  const between = minimum + chance.below(maximum - minimum + 1);
  const wanted = chance.one([minimum, maximum, between]);
  return Math.max(minimum, Math.floor(wanted / multipleOf) * multipleOf);
}

const days = ['2012-02-29', '2015-01-14', '2015-01-15', '2015-01-16', '1000-01-01', '2999-12-31'];

function textOf(schema: Schema, chance: Chance): string {
  const { pattern, format, minLength = 0, maxLength = 60 } = schema;
  if (format === 'date') return chance.one(days);
  if (format === 'uuid')
    return `00000000-0000-4000-8000-${String(chance.below(1e12)).padStart(12, '0')}`;
  if (pattern === undefined || pattern.includes('\\p{')) {
    const full = longSample.repeat(maxLength);
    const least = longSample.repeat(Math.max(minLength, 1));
    const mail = [`${'x'.repeat(Math.max(maxLength - 5, 0))}@x.id`, 'sari@setrum.example'];
    return chance.one([full, least, ...mail, ...oddTexts].filter((text) => fits(schema, text)));
  }
  return chance.one(matching(pattern));
}

/** Some texts for each pattern, made once: that takes longer than to send them. */
const made = new Map<string, readonly string[]>();
const mostMade = 300;

function matching(pattern: string): readonly string[] {
  const known = made.get(pattern);
  if (known !== undefined) return known;
  const texts = fc.stringMatching(new RegExp(pattern), { maxLength: 60 });
  const some = fc.sample(texts, { seed: pattern.length, numRuns: mostMade });
  made.set(pattern, some);
  return some;
}
