import type { QueryWord } from './read-query.ts';
import type { KnownWord } from './statistics.ts';

/** A letter too many, too few, another or two swapped; in a long word two of them. */
const longWord = 8;
const shortestWord = 4;

/**
 * The words with those that nobody seems to have replaced by the frequent words next to them; null when there is nothing to replace.
 */
export function correctWords(
  words: readonly QueryWord[],
  known: readonly KnownWord[],
): readonly QueryWord[] | null {
  const isBegun = (text: string): boolean => known.some((word) => word.text.startsWith(text));
  let changed = false;
  const corrected = words.map((word) => {
    if (word.whole || word.text.length < shortestWord || isBegun(word.text)) return word;
    const nearest = nearestTo(word.text, known);
    if (nearest === null) return word;
    changed = true;
    return { text: nearest, whole: false };
  });
  return changed ? corrected : null;
}

function nearestTo(text: string, known: readonly KnownWord[]): string | null {
  const most = text.length >= longWord ? 2 : 1;
  const letters = lettersOf(text);
  let best: { readonly word: KnownWord; readonly away: number } | null = null;
  for (const word of known) {
    if (Math.abs(word.text.length - text.length) > most) continue;
    // An edit changes two letters at most of those that there are: few words are left to be compared in earnest.
    if (bitsIn(letters ^ lettersOf(word.text)) > 2 * most) continue;
    const away = editsBetween(text, word.text, most);
    const isBetter =
      best === null || away < best.away || (away === best.away && word.share > best.word.share);
    if (away <= most && isBetter) best = { word, away };
  }
  return best?.word.text ?? null;
}

/** A bit for each letter that occurs; letters that share one only make a word look nearer than it is. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let n = 0; n < text.length; n++) letters |= 1 << (text.charCodeAt(n) & 31);
  return letters;
}

function bitsIn(value: number): number {
  let bits = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}

/** Edits from one word to another (optimal string alignment), or more than `most` as soon as that is certain. */
export function editsBetween(one: string, other: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let edits = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) edits = Math.min(edits, (before[j - 2] ?? 0) + 1);
      row.push(edits);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length] ?? most + 1;
}
