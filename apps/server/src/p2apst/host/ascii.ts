/** Text that fits a field: ASCII, accents taken off, what has no letter there as `?`, cut to `length`. */
export function asciiText(text: string, length: number): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^ -~]/gu, '?')
    .slice(0, length);
}
