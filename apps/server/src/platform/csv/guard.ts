/*
 * A spreadsheet takes a cell that begins with one of these for a formula, and a formula can send the sheet's content away. What is written
 * gets an apostrophe in front, which spreadsheets show as text; what is read loses it again. Cells that begin with apostrophes and then one
 * of these get one more, so that nothing is lost on the way there and back. The last four are the wide forms of the first four.
 */
const dangerous = /^'*[=+\-@\t\r＝＋－＠]/u;
const guarded = /^'+[=+\-@\t\r＝＋－＠]/u;

/** A cell as it may be handed to a spreadsheet. */
export function guardCell(value: string): string {
  return dangerous.test(value) ? `'${value}` : value;
}

/** A cell as it was before `guardCell`. */
export function unguardCell(value: string): string {
  return guarded.test(value) ? value.slice(1) : value;
}
