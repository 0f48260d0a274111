/*
 * A spreadsheet takes a cell that begins with one of these for a formula, and a formula can send the sheet's content away. What is written
 * gets an apostrophe in front, which spreadsheets show as text; what is read loses it again. Cells that begin with apostrophes and then one
 * of these get one more, so that nothing is lost on the way there and back. The last four are the wide forms of the first four.
 */
const dangerous = /^'*[=+\-@\t\r＝＋－＠]/u;
const guarded = /^'+[=+\-@\t\r＝＋－＠]/u;

/*
 * A spreadsheet that is set to the other delimiter, as those of half the country are, ends cells where the file does not: at that delimiter,
 * at tabs, and at ends of lines, since the quotes do not stand where it looks for them. What follows there is guarded in the same way; a sign
 * that nothing follows (`Rp 50.000,-`) is no formula.
 */
const inside = {
  ',': /(?<=[;\t\r\n])(?='*(?:[=@＝＠]|[+\-＋－]\S))/gu,
  ';': /(?<=[,\t\r\n])(?='*(?:[=@＝＠]|[+\-＋－]\S))/gu,
} as const;
const guardedInside = {
  ',': /(?<=[;\t\r\n])'(?='*(?:[=@＝＠]|[+\-＋－]\S))/gu,
  ';': /(?<=[,\t\r\n])'(?='*(?:[=@＝＠]|[+\-＋－]\S))/gu,
} as const;

/** A cell of a file with this delimiter as it may be handed to a spreadsheet. */
export function guardCell(value: string, delimiter: ',' | ';'): string {
  const text = value.replace(inside[delimiter], "'");
  return dangerous.test(text) ? `'${text}` : text;
}

/** A cell as it was before `guardCell`. */
export function unguardCell(value: string, delimiter: ',' | ';'): string {
  const text = guarded.test(value) ? value.slice(1) : value;
  return text.replace(guardedInside[delimiter], '');
}
