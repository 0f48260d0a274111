/** The columns of the partners' files in their order (docs/settlement.md); a line comes without it. */
const order: readonly string[] = [
  ...['DATETIME', 'PARTNER', 'MCC', 'PLN_REF', 'SWITCHER_REF', 'METER', 'IDPEL', 'PERIOD'],
  ...['AMOUNT', 'ADMIN', 'STAMP', 'PPN', 'PPJ', 'INSTALMENT', 'RP_TOKEN', 'KWH', 'TOKEN'],
  ...['BANK', 'TERMINAL'],
];

/** The names of the columns of both sides, each once, as a file has them; what is not known comes last. */
export function columnsOf(...sides: readonly (Readonly<Record<string, string>> | null)[]) {
  const names = [...new Set(sides.flatMap((side) => Object.keys(side ?? {})))];
  const place = (name: string): number => {
    const found = order.indexOf(name);
    return found === -1 ? order.length : found;
  };
  return names.sort((one, other) => place(one) - place(other) || one.localeCompare(other));
}
