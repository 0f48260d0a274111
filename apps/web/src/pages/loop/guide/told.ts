import type { Formats } from '../../../i18n/formats.ts';
import type { Language, Texts } from '../../../i18n/language.ts';
import { fill } from '../../../i18n/places.ts';
import type { Happening } from '../model.ts';
import { stepTexts } from '../texts/steps.ts';
import { wordTexts } from '../texts/words.ts';

type Value = string | number | null;

/** What happened, in a sentence. */
export function sentenceOf(step: Happening, language: Language, formats: Formats): string {
  const values = Object.entries(step.values).map(([name, value]) =>
    figure(name, value, language, formats),
  );
  const shown = step.values[language];
  const all = { ...Object.fromEntries(values), shown: shown ?? '' };
  return fill(textOf(stepTexts, `did.${keyOf(step)}`, language), all);
}

/** A word of the server as people say it; the word itself when nobody has said it yet. */
export function wordOf(word: string, language: Language): string {
  const key = `word.${word}`;
  const text = textOf(wordTexts, key, language);
  return text === key ? word : text;
}

function textOf(
  all: Texts<Readonly<Record<string, string>>>,
  key: string,
  language: Language,
): string {
  return all[language][key] ?? key;
}

function keyOf({ kind, values }: Happening): string {
  if (kind === 'fault.armed') return `fault.armed.${values['fault']}`;
  if (kind !== 'meter.token') return kind;
  if (values['result'] !== 'Accept') return 'meter.token.refused';
  return Number(values['addedDkwh']) > 0 ? 'meter.token.taken' : 'meter.token.done';
}

const worded: readonly string[] = ['reason', 'refusal', 'result', 'verification'];

/** A value under the name of its place; energy and money come in the units that their names say. */
function figure(
  name: string,
  value: Value,
  language: Language,
  formats: Formats,
): readonly [name: string, text: string | number] {
  const amount = Number(value);
  if (name.endsWith('Dkwh')) return [name.slice(0, -4), formats.energy(amount)];
  if (name.endsWith('Wh')) return [name.slice(0, -2), formats.energy(Math.floor(amount / 100))];
  if (name.endsWith('Cents')) return [name.slice(0, -5), formats.rupiah(amount)];
  if (name === 'powerVa') return ['power', formats.number(amount)];
  if (name === 'month') return [name, formats.month(String(value))];
  if (worded.includes(name))
    return [name === 'refusal' ? 'reason' : name, wordOf(String(value), language)];
  return [name, value ?? '–'];
}
