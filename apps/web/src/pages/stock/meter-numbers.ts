/** Of one request; more go by import. */
export const mostMeters = 200;

export interface Numbers {
  readonly meterNos: readonly string[];
  /** What is no meter number. */
  readonly wrong: readonly string[];
}

/** The meter numbers of a text: one a line, or parted by commas, semicolons or blanks; each once. */
export function numbersIn(text: string): Numbers {
  const words = [...new Set(text.split(/[\s,;]+/).filter((word) => word !== ''))];
  const isNumber = (word: string): boolean => /^(\d{11}|\d{13})$/.test(word);
  return { meterNos: words.filter(isNumber), wrong: words.filter((word) => !isNumber(word)) };
}
