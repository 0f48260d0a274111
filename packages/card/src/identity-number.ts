/** True for the 11 digits that a meter number has. */
export function isMeterNo(text: string): boolean {
  return /^\d{11}$/.test(text);
}
