const mostLines = 3;

/**
 * Text in lines of at most `width` characters, broken between words; a word longer than a line is split evenly, as the 32 characters of a
 * reference are. What does not fit in `most` lines is cut, and two dots say so.
 */
export function wrap(text: string, width: number, most = mostLines): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').flatMap((one) => pieces(one, width))) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  kept[most - 1] = `${(kept[most - 1] ?? '').slice(0, width - 2)}..`;
  return kept;
}

export function centred(text: string, width: number): string {
  return ' '.repeat(Math.floor((width - text.length) / 2)) + text;
}

function pieces(word: string, width: number): readonly string[] {
  if (word.length <= width) return [word];
  const length = Math.ceil(word.length / Math.ceil(word.length / width));
  return word.match(new RegExp(`.{1,${length}}`, 'g')) ?? [];
}
