import { SetrumError } from '@setrum/errors';
import type { MeterState } from './model.ts';

/** A movement of meters: all there are, and nothing else moves one. */
export interface MeterTransition {
  readonly action: string;
  /** Null: the meter is not there yet. */
  readonly from: readonly (MeterState | null)[];
  readonly to: MeterState;
  readonly meaning: { readonly id: string; readonly en: string };
}

const table = [
  {
    ...{ action: 'receive', from: [null], to: 'received' },
    meaning: { id: 'Diterima di gudang', en: 'Received into the central store' },
  },
  {
    ...{ action: 'issue', from: ['received', 'removed'], to: 'issued' },
    meaning: { id: 'Diserahkan ke unit', en: 'Issued to a unit' },
  },
  {
    ...{ action: 'return', from: ['issued'], to: 'received' },
    meaning: { id: 'Dikembalikan dari unit', en: 'Returned from a unit' },
  },
  {
    ...{ action: 'reserve', from: ['issued'], to: 'reserved' },
    meaning: { id: 'Diaktivasi untuk permohonan', en: 'Activated for an application' },
  },
  {
    ...{ action: 'release', from: ['reserved'], to: 'issued' },
    meaning: { id: 'Aktivasi dibatalkan', en: 'The activation was undone' },
  },
  {
    // A postpaid meter is not activated; it goes from the shelf to the customer.
    ...{ action: 'install', from: ['reserved', 'issued'], to: 'installed' },
    meaning: { id: 'Dipasang', en: 'Installed' },
  },
  {
    ...{ action: 'remove', from: ['installed'], to: 'removed' },
    meaning: { id: 'Dibongkar', en: 'Removed' },
  },
  {
    ...{ action: 'scrap', from: ['received', 'issued', 'removed'], to: 'scrapped' },
    meaning: { id: 'Dihapus', en: 'Scrapped' },
  },
] as const satisfies readonly MeterTransition[];

export type MeterAction = (typeof table)[number]['action'];

export const meterTransitions: readonly (MeterTransition & { readonly action: MeterAction })[] =
  table;

/** The state that an action brings a meter to. Throws SETRUM_METER_STATE where the table has no way. */
export function stateAfter(
  action: MeterAction,
  meter: { readonly meterNo: string; readonly state: MeterState | null },
): MeterState {
  const row = meterTransitions.find((transition) => transition.action === action);
  if (row === undefined || !row.from.includes(meter.state)) {
    const { meterNo, state } = meter;
    throw new SetrumError('SETRUM_METER_STATE', { meterNo, state: state ?? '-', action });
  }
  return row.to;
}
