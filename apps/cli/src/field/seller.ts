/** Who sells in the field. */
export const fieldPartner = {
  partnerId: '4519900',
  name: 'BANK LAPANGAN',
  adminCents: 250_000,
} as const;

export const fieldCounterId = 'LAPANGAN-01';

/** Field 26: a counter. */
export const fieldChannel = '6021';

/** What the field's people are called in records of what they did. */
export const fieldActor = 'setrum field';

/** The key of a purchase: the same field, the same keys, so that nothing is sold twice. */
export function requestKeyOf(meterNo: string, n: number): string {
  return `field-${meterNo}-${n}`;
}
