import type { Channel } from '../application/model.ts';
import type { Seal } from '../realisation/model.ts';

/** PERMINTAAN CLEAR TAMPER; PENGADUAN TEKNIK, the meter is replaced; whatever else people complain about. */
export const complaintKinds = ['clear-tamper', 'replace-meter', 'other'] as const;
export type ComplaintKind = (typeof complaintKinds)[number];

/** What the meter shows. */
export const displays = ['CALL', 'OVERLOAD', 'LOCK', 'PERIKSA', 'GAGAL', 'BLANK', 'OTHER'] as const;
export type Display = (typeof displays)[number];

/** Of the credit that moves to the new meter: none; too much for one person to say; its token is asked for; refused. */
export const energyStates = ['none', 'to-decide', 'requested', 'refused'] as const;
export type EnergyState = (typeof energyStates)[number];

/** How far a complaint is: open, nobody has dealt with it; waiting for tokens; one could not be made; done. */
export const progresses = ['open', 'waiting', 'failed', 'done'] as const;
export type Progress = (typeof progresses)[number];

/** What came of a replaced meter. Energy in tenths of a kWh. */
export interface Replacement {
  readonly newMeterNo: string;
  /** One-way where the unit had no two-way meter to give out. */
  readonly newProduct: 'prepaid' | 'prepaid-nfc';
  readonly fitter: string;
  readonly seals: readonly Seal[];
  /** Credit that the old meter showed; null: could not be read. */
  readonly remainingDkwh: number | null;
  /** Credit of tokens that were never entered into it. */
  readonly creditDkwh: number;
}

/** A complaint on record. */
export interface Complaint {
  /** 18 digits. */
  readonly agendaNo: string;
  readonly kind: ComplaintKind;
  readonly idpel: string;
  /** The meter complained about: of a replacement, the old one. Null: not a prepaid one. */
  readonly meterNo: string | null;
  readonly unit: string;
  readonly channel: Channel;
  readonly display: Display | null;
  readonly description: string;
  readonly replacement: Replacement | null;
  readonly energyState: EnergyState;
  /** What the new meter gets; null unless it is asked for. */
  readonly energyDkwh: number | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
  readonly closedBy: string | null;
  readonly closedAt: Date | null;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly changedAt: Date;
}

/** The meter that hangs, or hung last. */
export function presentMeterOf({ meterNo, replacement }: Complaint): string | null {
  return replacement?.newMeterNo ?? meterNo;
}

export interface ComplaintRules {
  /** More credit than this moves to a new meter only when a second person agrees; tenths of a kWh. */
  readonly decideAboveDkwh: number;
  /** More than this no meter is believed to hold; tenths of a kWh. */
  readonly mostDkwh: number;
  /** How long the answer to a complaint may wait for its tokens. */
  readonly waitMs: number;
}

/** 200 kWh and 5,000 kWh; the figures are ours. */
export const defaultComplaintRules: ComplaintRules = {
  decideAboveDkwh: 2_000,
  mostDkwh: 50_000,
  waitMs: 3_000,
};
