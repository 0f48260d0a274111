import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { catalogue as errors } from '@setrum/errors';
import { common } from '@setrum/web/texts';
import { escaped } from './escaped.ts';

interface Pair {
  readonly id: string;
  readonly en: string;
}

/** Everything that the screens and errors may say, in both languages. */
export class Catalogue {
  readonly #pairs: readonly (readonly [RegExp, Pair])[];

  private constructor(pairs: readonly Pair[]) {
    this.#pairs = pairs
      .filter(({ id }) => /\p{L}/u.test(id.replaceAll(place, '')))
      .map((pair) => [patternOf(pair.id), pair] as const);
  }

  /** The texts of every page as their files export them, and those of the errors. */
  static async read(): Promise<Catalogue> {
    const pages = join(
      dirname(fileURLToPath(import.meta.resolve('@setrum/web/routes'))),
      '../pages',
    );
    const pairs: Pair[] = pairsOf(common);
    for (const file of globSync(['**/texts.ts', '**/texts/*.ts'], { cwd: pages })) {
      const exported = await import(pathToFileURL(join(pages, file)).href);
      pairs.push(...Object.values(exported).filter(isTexts).flatMap(pairsOf));
    }
    for (const [code, { id, en, action }] of Object.entries(errors))
      pairs.push({ id, en }, action, { id: code, en: code });
    return new Catalogue(pairs);
  }

  /** Whether some text of the screens says this in Indonesian. */
  has(id: string): boolean {
    return this.#pairs.some(([pattern]) => pattern.test(id));
  }

  /** What this text of the screens is in English: more than one where a word has two meanings. */
  inEnglish(id: string): readonly string[] {
    const exactly = this.#pairs.filter(([, pair]) => pair.id === id);
    if (exactly.length > 0) return [...new Set(exactly.map(([, { en }]) => en))];
    return this.#pairs.flatMap(([pattern, { en }]) => {
      const values = pattern.exec(id)?.groups;
      if (values === undefined) return pattern.test(id) ? [en] : [];
      return [
        en.replaceAll(place, (_, name: string, one?: string, many?: string) => {
          const value = values[name] ?? '';
          return one === undefined ? value : ((value === '1' ? one : many) ?? '');
        }),
      ];
    });
  }
}

type AnyTexts = Readonly<Record<'id' | 'en', Readonly<Record<string, string>>>>;

const isTexts = (value: unknown): value is AnyTexts =>
  typeof value === 'object' && value !== null && 'id' in value && 'en' in value;

const pairsOf = ({ id, en }: AnyTexts): Pair[] =>
  Object.entries(id).map(([key, text]) => ({ id: text, en: en[key] ?? '' }));

const place = /\{(\w+)(?:#([^|}]*)\|([^}]*))?\}/g;

/** What a text with places looks like once they are filled. */
function patternOf(text: string): RegExp {
  const known = new Set<string>();
  const parts = text.split(/(\{[^}]*\})/).map((part) => {
    const name = /^\{(\w+)/.exec(part)?.[1];
    if (name === undefined) return escaped(part);
    if (part.includes('#')) return '.*';
    if (known.has(name)) return `\\k<${name}>`;
    known.add(name);
    return `(?<${name}>.+)`;
  });
  return new RegExp(`^${parts.join('')}$`);
}
