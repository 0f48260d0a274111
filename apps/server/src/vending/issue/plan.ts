import { MAILBOX_ENTRIES } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { carriedAmount, isKeyExpired, MAX_UNITS, nextTid, StsError, tidAfter } from '@setrum/sts';
import { type MeterKeyRow, meterKeyOf } from '../meter-key/model.ts';
import type { MeterKey } from '../security-module/port.ts';
import type { StoredToken } from './stored-token.ts';

/** A key that a meter is to change to. */
export interface PendingKeyRow extends MeterKeyRow {
  /** Tokens of the change, or made under it, have left the centre: it is too late to wait. So unless told otherwise. */
  readonly is_out?: boolean;
  /** Credit of the present key waits on another card than the one at hand. */
  readonly credit_elsewhere?: boolean;
}

/** What `vending.issue_facts` tells of a meter. */
export interface IssueContext {
  readonly key: MeterKeyRow | null;
  /** The key that the meter is to change to. */
  readonly pending: PendingKeyRow | null;
  /** The report that came along says that the meter has taken it: the record follows in the durable step. */
  readonly pending_taken: boolean;
  readonly last_tid: number | null;
  readonly pending_last_tid: number | null;
  /** The tokens that wait on the card. */
  readonly waiting: readonly StoredToken[] | null;
}

/** The tokens of one request, decided and not made yet. */
export interface TokenPlan {
  /** The meter's key at this moment: what the record is checked against. */
  readonly current: MeterKey;
  readonly pendingVersion: number | null;
  /** The key of the token itself: the new one where the meter's key must change. */
  readonly key: MeterKey;
  readonly tid: number;
  /** What comes in front of it. */
  readonly keyChange: {
    readonly from: MeterKey;
    readonly to: MeterKey;
    readonly count: 2 | 3 | 4;
  } | null;
}

/** Carriers on which 20 digits reach the meter: a keypad, or a virtual token carrier (IEC 62055-41, TokenCarrierType). */
const numericMedia = ['02', '07'];

/**
 * Which key, which identifier, and whether a key change comes first. A change that the meter has not confirmed comes in front of
 * every credit until it has, unless it waits on the card already, or has to wait itself (`mustWait`). `onCard`: there is a card at hand. Throws the coded refusal: no key, wrong key type, wrong medium, expired key, no identifier left.
 */
export function planTokens(
  meterNo: string,
  context: IssueContext,
  now: Date,
  onCard = false,
): TokenPlan {
  const { key: row, pending } = context;
  if (row === null) throw new SetrumError('SETRUM_METER_KEY_UNKNOWN', { meterNo });
  if (pending !== null && mustWait(context, row, pending, { now, onCard })) {
    const plan = planTokens(meterNo, { ...context, pending: null }, now);
    return { ...plan, pendingVersion: pending.version };
  }
  const used = pending ?? row;
  // A meter on a default key takes no credit (DDTKError); a common key belongs on a magnetic card (clause 6.5.2.2).
  if (used.key_type !== 2) {
    throw new SetrumError('SETRUM_METER_KEY_TYPE', { meterNo, keyType: used.key_type });
  }
  const current = meterKeyOf(row);
  const { key, tid } = identified(
    used,
    pending === null ? context.last_tid : context.pending_last_tid,
    now,
  );
  const waits = (context.waiting ?? []).some((token) => token.class === 2 && token.tid === null);
  return {
    current,
    pendingVersion: pending?.version ?? null,
    key,
    tid,
    keyChange:
      pending === null || waits || context.pending_taken
        ? null
        : { from: current, to: key, count: pending.kct_count },
  };
}

/**
 * Whether a change that never left the centre goes with a later sale: because what waits for the meter is of its present key and would be worth nothing behind the
 * change, and the card has no room for all of it in one mailbox, or it lies on another card. Not when the present key makes no credit any more.
 */
function mustWait(
  { waiting, pending_taken, last_tid }: IssueContext,
  row: MeterKeyRow,
  pending: PendingKeyRow,
  { now, onCard }: { readonly now: Date; readonly onCard: boolean },
): boolean {
  if (pending.is_out !== false || pending_taken || row.key_type !== 2) return false;
  const there = waiting ?? [];
  const rides = there.some((token) => token.class === 2 && token.tid === null);
  const needed = there.length + (rides ? 0 : pending.kct_count) + 1;
  const crowded = onCard && there.length > 0 && needed > MAILBOX_ENTRIES;
  if (!crowded && pending.credit_elsewhere !== true) return false;
  try {
    identified(row, last_tid, now);
    return true;
  } catch (error) {
    if (error instanceof SetrumError) return false;
    throw error;
  }
}

/**
 * Key and identifier for a management token: the meter's present key, whatever it is to change to, since the meter may have to be
 * reached before the change. Throws the coded refusals.
 */
export function planManagement(
  meterNo: string,
  context: IssueContext,
  now: Date,
): { readonly key: MeterKey; readonly tid: number } {
  if (context.key === null) throw new SetrumError('SETRUM_METER_KEY_UNKNOWN', { meterNo });
  return identified(context.key, context.last_tid, now);
}

/**
 * The plan of a request with `count` further credits in front of its own, and their identifiers: each has one of its own, rising in the
 * order in which the meter takes them. Throws the coded refusals.
 */
export function planFurther(
  plan: TokenPlan,
  count: number,
): { readonly plan: TokenPlan; readonly tids: readonly number[] } {
  const all = laterTids(plan.key, plan.tid, count + 1);
  return { plan: { ...plan, tid: all.at(-1) ?? plan.tid }, tids: all.slice(0, -1) };
}

/** `first` and the identifiers behind it, `count` together. Throws the coded refusals. */
export function laterTids(key: MeterKey, first: number, count: number): readonly number[] {
  const tids: number[] = [];
  let tid = first;
  for (let n = 0; n < count; n++) {
    if (n > 0) tid = coded(key.meterNo, () => tidAfter(tid));
    tids.push(tid);
  }
  assertKeyHolds(key, tid);
  return tids;
}

/** A key as it can be used now, and the next identifier under it. Throws the coded refusals. */
export function identified(
  row: MeterKeyRow,
  lastTid: number | null,
  now: Date,
): { key: MeterKey; tid: number } {
  const { meter_no: meterNo, medium } = row;
  if (!numericMedia.includes(medium))
    throw new SetrumError('SETRUM_METER_MEDIUM', { meterNo, medium });
  const key = meterKeyOf(row);
  const tid = freeTid(key, lastTid, now);
  assertKeyHolds(key, tid);
  return { key, tid };
}

function assertKeyHolds({ ken, meterNo }: MeterKey, tid: number): void {
  if (isKeyExpired(tid, ken)) throw new SetrumError('SETRUM_METER_KEY_EXPIRED', { meterNo });
}

/** The minute of issue, or the first free one after the last when that minute is taken. */
function freeTid(key: MeterKey, lastTid: number | null, now: Date): number {
  return coded(key.meterNo, () => nextTid(now.getTime(), key.baseDate, lastTid));
}

function coded(meterNo: string, identifier: () => number): number {
  try {
    return identifier();
  } catch (error) {
    if (!(error instanceof StsError) || error.code !== 'STS_TID_EXHAUSTED') throw error;
    throw new SetrumError('SETRUM_TOKEN_IDENTIFIERS_EXHAUSTED', { meterNo }, { cause: error });
  }
}

/**
 * What a token for this much energy carries: the same, or the next larger amount that its 16 bits can hold; tenths of a kWh.
 * RangeError for more than any token holds.
 */
export function carriedEnergy(energyDkwh: number): number {
  if (energyDkwh > MAX_UNITS) throw new RangeError('no token carries that much energy');
  return carriedAmount(energyDkwh).units;
}
