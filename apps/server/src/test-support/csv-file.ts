/** The rows of a CSV file as they stand in it, apostrophes and all: read here once more, so that the product's reader is not its only witness. */
export function cellsOf(file: string, delimiter = ','): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const text = file.replace(/^\ufeff/, '');
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text[++at] ?? '';
      else isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === delimiter || character === '\n') {
      rows.at(-1)?.push(cell);
      cell = '';
      if (character === '\n') rows.push([]);
    } else if (character !== '\r') cell += character;
  }
  if (cell !== '') rows.at(-1)?.push(cell);
  return rows.filter((row) => row.length > 0);
}

/** Cells that a spreadsheet would take for formulas. */
export function formulasIn(rows: readonly (readonly string[])[]): readonly string[] {
  return rows.flat().filter((cell) => /^[=+\-@\t\r＝＋－＠]/u.test(cell) && !/^-?\d+$/.test(cell));
}
