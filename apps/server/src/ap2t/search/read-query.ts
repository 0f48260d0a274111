import { SetrumError } from '@setrum/errors';

/** A word as it was typed, in small letters: the beginning of a word that is looked for, or the whole of it. */
export interface QueryWord {
  readonly text: string;
  readonly whole: boolean;
}

export type ReadQuery =
  | { readonly by: 'number'; readonly digits: string }
  | { readonly by: 'words'; readonly words: readonly QueryWord[]; readonly phrase: string };

const mostWords = 8;
const fewestDigits = 5;
const mostDigits = 18;

/**
 * What was typed, by its shape. Five digits and more are a number or the beginning of one (IDPEL, meter, agenda, registration), also when
 * they are written in groups; everything else is words. One or two letters and house numbers are whole words: so many others begin with them. Throws SETRUM_SEARCH_QUERY for what nothing can be found by.
 */
export function readQuery(typed: string): ReadQuery {
  const text = typed
    .normalize('NFKC')
    .replace(/\p{C}+/gu, ' ')
    .trim();
  if (/^[0-9][0-9 .-]*$/.test(text)) {
    const digits = text.replace(/\D/g, '');
    if (digits.length > mostDigits)
      throw unusable(`lebih dari ${mostDigits} angka`, `more than ${mostDigits} digits`);
    if (digits.length >= fewestDigits) return { by: 'number', digits };
  }
  const words = [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])];
  if (words.length > mostWords)
    throw unusable(`lebih dari ${mostWords} kata`, `more than ${mostWords} words`);
  if (!words.some((word) => word.length >= 2))
    throw unusable('kurang dari dua huruf', 'less than two letters');
  return {
    by: 'words',
    words: words.map((word) => ({ text: word, whole: word.length <= 2 || /^\d{1,4}$/.test(word) })),
    phrase: text.replace(/\s+/g, ' ').toUpperCase(),
  };
}

function unusable(id: string, en: string): SetrumError {
  return new SetrumError('SETRUM_SEARCH_QUERY', { detail: `${id} / ${en}` });
}
