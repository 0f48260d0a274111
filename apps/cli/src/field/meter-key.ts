import type { MeterKeyRegistration } from '@setrum/server';

/** The supply group of a region's meters. */
export function sgcOf(region: string): string {
  return `${region}0000`;
}

/** The vending key of a region's meters: a test key, which everybody can make. */
export function vendingKeyOf(region: string) {
  return { sgc: sgcOf(region), krn: 2, kind: 'VUDK', dkga: '04', baseDate: 2014 } as const;
}

/** The decoder key of a meter of the field, as vending registers it. */
export function meterKeyOf(region: string, meterNo: string) {
  const { sgc, krn, dkga, baseDate } = vendingKeyOf(region);
  return {
    ...{ meterNo, dkga, sgc, krn, baseDate, ea: '11', keyType: 2, ti: '01', ken: 255 },
  } as const satisfies MeterKeyRegistration;
}
