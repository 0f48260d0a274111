import type { TObject } from 'typebox';
import { holds } from './condition.ts';
import type { Line } from './filled.ts';
import { formatters, usualFormatter } from './format.ts';
import { standingAt, valueAt } from './place.ts';
import type { Labels } from './problem.ts';
import { parseText, type Segment } from './text.ts';
import type { Item, Items } from './text-schema.ts';

/** What texts are filled from: the data as it may be spoken of, its schema, and the names of its codes. */
export interface Source {
  readonly data: unknown;
  readonly schema: TObject;
  readonly labels: Labels;
}

/** What is written where nothing is known. */
const dash = '–';
export const unknown: Line = [{ text: dash, bold: false }];

/** A text with its places filled, once: what a value holds is never read as a place again. */
export function lineOf(text: string, source: Source): Line {
  return parseText(text).map((segment) => ({
    text: 'place' in segment ? (written(segment, source) ?? dash) : segment.text,
    bold: segment.bold,
  }));
}

/** The texts whose conditions hold, each a line. */
export function linesOf(items: Items, source: Source): readonly Line[] {
  return chosen(items, source).map((text) => lineOf(text, source));
}

/** Whether texts have places and not one of them is filled. */
export function isBlank(items: Items, source: Source): boolean {
  const places = chosen(items, source)
    .flatMap((text) => parseText(text))
    .filter((segment) => 'place' in segment);
  return places.length > 0 && places.every((segment) => written(segment, source) === null);
}

function chosen(items: Items, source: Source): readonly string[] {
  const list: readonly Item[] = Array.isArray(items) ? items : [items];
  return list.flatMap((item) => {
    if (typeof item === 'string') return [item];
    return holds(item.when, source.data) ? [item.text] : [];
  });
}

/** The value of a place as it is to be read; null where there is none. */
function written(
  { place, formatter }: Extract<Segment, { place: string }>,
  { data, schema, labels }: Source,
): string | null {
  const value = valueAt(data, place);
  const standing = standingAt(schema, place);
  if (standing?.is !== 'value') throw new Error(`a template speaks of ${place}, which is nowhere`);
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const { form, choice } = standing;
  const plain = typeof value === 'string' ? value.replace(/\s+/g, ' ') : value;
  const named = choice === null ? plain : (labels[choice.labels]?.[value] ?? value);
  const name = formatter ?? usualFormatter[form];
  return name === undefined ? String(named) : (formatters[name]?.format(named) ?? String(named));
}
