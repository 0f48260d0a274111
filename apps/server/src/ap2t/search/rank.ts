import type { Found } from './model.ts';
import type { QueryWord } from './read-query.ts';

/** The best first: names before addresses, whole words before beginnings; alike by name and number. */
export function rankByWords(
  found: readonly Found[],
  words: readonly QueryWord[],
): readonly Found[] {
  const asked = words.map(({ text }) => text);
  return found
    .map((one) => ({ one, rank: rankOf(one, asked) }))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        compare(a.one.name ?? '', b.one.name ?? '') ||
        compare(a.one.id, b.one.id),
    )
    .map(({ one }) => one);
}

function rankOf({ name, address }: Found, asked: readonly string[]): number {
  const inName = wordsOf(name);
  const inOrder = asked.every((word, n) => inName[n] === word);
  if (inOrder) return inName.length === asked.length ? 0 : 1;
  const [last = ''] = asked.slice(-1);
  const isTyping =
    asked.slice(0, -1).every((word, n) => inName[n] === word) &&
    inName[asked.length - 1]?.startsWith(last) === true;
  if (isTyping) return 2;
  const all = [...inName, ...wordsOf(address)];
  const whole = (within: readonly string[]) => asked.every((word) => within.includes(word));
  const begun = (within: readonly string[]) =>
    asked.every((word) => within.some((one) => one.startsWith(word)));
  if (whole(inName)) return 3;
  if (begun(inName)) return 4;
  return whole(all) ? 5 : 6;
}

function wordsOf(text: string | null): readonly string[] {
  return text?.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Those that are the number before those that begin with it; the customer before the application before the meter. */
export function rankByNumber(found: readonly Found[], digits: string): readonly Found[] {
  const isExact = ({ idpel, agendaNo, registrationNo, meterNo }: Found): boolean =>
    [idpel, agendaNo, registrationNo, meterNo].includes(digits);
  return [...found.filter(isExact), ...found.filter((one) => !isExact(one))];
}
