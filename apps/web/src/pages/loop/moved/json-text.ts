const longest = 96;

/** JSON for people: indented, and images of cards cut short with their length. */
export function jsonText(value: unknown, shorten: (count: number) => string): string {
  return JSON.stringify(
    value,
    (_key, part: unknown) =>
      typeof part === 'string' && part.length > longest
        ? part.slice(0, 40) + shorten(part.length)
        : part,
    2,
  );
}
