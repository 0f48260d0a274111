/** Masks tell that there is something, and as much of it as two people need to be sure that they speak of the same. */

/** A national id number (NIK, 16 digits) or another identity number: its last four characters. */
export function maskIdentityNo(text: string): string {
  return keepLast(text, text.length >= 8 ? 4 : 0);
}

/** The last three digits. */
export function maskPhone(text: string): string {
  return keepLast(text, text.length >= 8 ? 3 : 0);
}

/** The first three characters; how long it is stays unknown. */
export function maskAddress(text: string): string {
  return text === '' ? '' : `${text.slice(0, 3)}***`;
}

/** The first letter of each word. */
export function maskName(text: string): string {
  return text.replace(/\S+/g, (word) => `${word.slice(0, 1)}***`);
}

/** The first letter, and the domain. */
export function maskEmail(text: string): string {
  const at = text.lastIndexOf('@');
  return at < 1 ? (text === '' ? '' : '***') : `${text.slice(0, 1)}***${text.slice(at)}`;
}

function keepLast(text: string, kept: number): string {
  const from = text.length - kept;
  return '*'.repeat(from) + text.slice(from);
}
