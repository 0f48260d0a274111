import { en } from './en.ts';
import { id } from './id.ts';
import type { Language, Texts } from './language.ts';
import { fill, type PlacesOf, type Values } from './places.ts';

/** The texts that every page may use. */
export const common: Texts<typeof id> = { id, en };

export type CommonTexts = typeof id;
export type TextKey = keyof CommonTexts;

/** A text that needs no values: the title of a page, a name in the menu. */
export type PlainKey = {
  [Key in TextKey]: PlacesOf<CommonTexts[Key]> extends never ? Key : never;
}[TextKey];

/** What a text must be given: nothing, or a value for each of its places. */
type ValuesFor<Text extends string> = [PlacesOf<Text>] extends [never]
  ? []
  : [values: Readonly<Record<PlacesOf<Text>, string | number>>];

/** Tells a text in the language of the screen. */
export type Tell<Id extends Readonly<Record<string, string>>> = <Key extends keyof Id & string>(
  key: Key,
  ...values: ValuesFor<Id[Key]>
) => string;

/** `tell` over some texts in one language. A key that nobody knows tells itself: better than nothing. */
export function teller<Id extends Readonly<Record<string, string>>>(
  { id: source, en: other }: Texts<Id>,
  language: Language,
): Tell<Id> {
  const chosen: Readonly<Record<string, string>> = language === 'id' ? source : other;
  return (key, ...[values]) => fill(chosen[key] ?? key, (values as Values | undefined) ?? {});
}
