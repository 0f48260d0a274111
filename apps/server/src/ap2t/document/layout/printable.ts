/** What Roboto, as it is embedded, has a shape for: Latin, Greek, Cyrillic, Vietnamese, punctuation. A test holds it against the font. */
const inFont =
  /^[ -~\u00a0-\u017f\u0218-\u021b\u038e-\u03a1\u03a3-\u03ce\u0400-\u0482\u048a-\u0513\u1ea0-\u1ef9\u2013-\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039-\u203a\u20ac\u2122\u2212]$/;

/**
 * Text as it can be printed: spaces for control characters, a character that the font lacks without its accents or, if that does not help,
 * as a question mark. Ligatures and compatibility forms are spelled out.
 */
export function printable(text: string): string {
  const composed = text.normalize('NFC').replace(/[^\S\u00a0]+|\p{Cc}+/gu, ' ');
  return [...composed]
    .map((character) => (inFont.test(character) ? character : near(character)))
    .join('');
}

function near(character: string): string {
  // Marks that stand alone and joiners have no width of their own.
  if (/^[\p{M}\p{Cf}]$/u.test(character)) return '';
  const plain = [...character.normalize('NFKD')].filter((part) => inFont.test(part)).join('');
  return plain === '' ? '?' : plain;
}
