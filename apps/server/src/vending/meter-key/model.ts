import type { MeterKey } from '../security-module/port.ts';

/** A row of vending.meter_key as JSON. */
export interface MeterKeyRow {
  readonly meter_no: string;
  readonly version: number;
  readonly state: 'current' | 'pending' | 'retired';
  readonly pan: string;
  readonly dkga: MeterKey['dkga'];
  readonly ea: MeterKey['ea'];
  readonly key_type: MeterKey['keyType'];
  readonly sgc: string;
  readonly krn: number;
  readonly ti: string;
  readonly ken: number;
  readonly base_date: MeterKey['baseDate'];
  readonly kct_count: 2 | 3 | 4;
  readonly medium: string;
}

export function meterKeyOf(row: MeterKeyRow): MeterKey {
  return {
    meterNo: row.meter_no,
    version: row.version,
    pan: row.pan,
    dkga: row.dkga,
    ea: row.ea,
    keyType: row.key_type,
    sgc: row.sgc,
    krn: row.krn,
    ti: row.ti,
    ken: row.ken,
    baseDate: row.base_date,
  };
}

/** What a meter's key is to become; what is left out stays as it is. */
export type KeyChangeTarget = Partial<
  Pick<MeterKey, 'keyType' | 'sgc' | 'krn' | 'ti' | 'ken' | 'baseDate' | 'dkga'>
>;
