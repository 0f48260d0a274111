/** What Monitoring Permohonan Token looks for: AP2T's three ways. */
export const ways = ['agendaNo', 'idpel', 'meterNo'] as const;
export type Way = (typeof ways)[number];

export const examples: Readonly<Record<Way, readonly [RegExp, string]>> = {
  agendaNo: [/^\d{18}$/, '534250511501150237'],
  idpel: [/^\d{12}$/, '534252904966'],
  meterNo: [/^\d{11}(\d{2})?$/, '32031017679'],
};

export const tokenStates = [
  ...(['requested', 'generated', 'delivered', 'taken', 'failed', 'cancelled'] as const),
] as const;

export const isWay = (text: string | null): text is Way => ways.some((way) => way === text);

/** Which of the three a number is, by its length; null: none. */
export function wayOf(number: string): Way | null {
  return ways.find((way) => examples[way][0].test(number)) ?? null;
}
