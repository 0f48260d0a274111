import type { KeyChangeTarget } from '../meter-key/model.ts';
import type { MeterKey } from '../security-module/port.ts';

export const campaignStates = [
  'requested',
  'rejected',
  'running',
  'paused',
  'cancelled',
  'done',
] as const;
/** Asked for; refused; tokens are being made; no more are made for now; no more ever; every meter has an end. */
export type CampaignState = (typeof campaignStates)[number];

export const campaignMeterStates = [
  'planned',
  'made',
  'confirmed',
  'refused',
  'failed',
  'cancelled',
] as const;
/** No token yet; tokens made; the meter has the new key; it refused a token of the change; no token can be made; taken back. */
export type CampaignMeterState = (typeof campaignMeterStates)[number];

/** What a meter's key must be for the meter to be chosen; what is left out may be anything. */
export type KeyFilter = Partial<
  Pick<MeterKey, 'sgc' | 'krn' | 'baseDate' | 'keyType' | 'dkga' | 'ea'>
>;

/** A coded reason, for people and programs. */
export interface CampaignProblem {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A campaign: which meters are to change from which keys to which. */
export interface Campaign {
  readonly campaignId: string;
  readonly name: string;
  readonly reason: string;
  /** As they were named, with all below them; null: everywhere. */
  readonly units: readonly string[] | null;
  readonly from: KeyFilter;
  readonly target: KeyChangeTarget;
  /** After so many days without a word a meter needs a visit. */
  readonly visitAfterDays: number;
  readonly state: CampaignState;
  /** Since when the list of its meters is whole; null while they are being chosen. */
  readonly selectedAt: Date | null;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly changedBy: string;
  readonly changedAt: Date;
  /** Why it was paused, when it was not by a person. */
  readonly problem: CampaignProblem | null;
}

export type NewCampaign = Pick<
  Campaign,
  'name' | 'reason' | 'units' | 'from' | 'target' | 'visitAfterDays'
>;

/** A meter in a campaign, and how far it is. */
export interface CampaignMeter {
  readonly meterNo: string;
  readonly campaignId: string;
  readonly unit: string;
  readonly state: CampaignMeterState;
  readonly orderId: string;
  /** The key that it changes to; null while no token is made. */
  readonly keyVersion: number | null;
  /** Why nothing happens now. */
  readonly hold: 'other-change' | 'handed-out' | null;
  readonly problem: CampaignProblem | null;
  readonly attempts: number;
  readonly madeAt: Date | null;
  /** How tokens of the change first left the centre. */
  readonly handedBy: 'card' | 'paper' | null;
  readonly handedAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly cardUid: string | null;
  readonly cardState: string | null;
  /** When a report of the meter last came in. */
  readonly seenAt: Date | null;
}

export const visitReasons = ['failed', 'refused', 'lost-card', 'not-seen'] as const;
/** No token can be made; the meter refused one; its card is lost or blocked and no other has its place; nothing was heard of it for too long. */
export type VisitReason = (typeof visitReasons)[number];
