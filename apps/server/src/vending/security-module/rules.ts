import { SetrumError } from '@setrum/errors';
import { baseDateMs, isKeyExpired, MAX_TID, type StaTables } from '@setrum/sts';
import type { MeterKey } from './port.ts';
import type { KeyDirectory } from './vault.ts';
import { type HeldKey, refText, vendingKeyOf } from './vending-key.ts';

/** What the operator has decided for this installation. */
export interface KeyPolicy {
  /** Refuses test keys. */
  readonly production: boolean;
  /** The tables of EA07; null: the standard's sample tables. */
  readonly staTables: StaTables | null;
  /** Lets live keys make EA07 tokens on the sample tables all the same. */
  readonly allowSampleTables: boolean;
  readonly now: () => Date;
}

/**
 * What a key is wanted for: a token with this identifier; the old key or the new key of a key change; reading.
 * (IEC 62055-41 6.1.9, and the code of practice for vending: an expired key makes no token with an identifier and is never
 * the new key of a change, but it may be the old one, because those tokens have no identifier.)
 */
export type KeyUse =
  | { readonly kind: 'issue'; readonly tid: number }
  | { readonly kind: 'change from' | 'change to' | 'read' };

/** The vending key behind a meter's key, if it may be used so. Throws a SETRUM_VENDING_KEY_ error otherwise. */
export function usableKey(
  directory: KeyDirectory,
  policy: KeyPolicy,
  key: MeterKey,
  use: KeyUse,
): HeldKey {
  const ref = vendingKeyOf(key);
  const held = ref === null ? undefined : directory.find(ref);
  if (held === undefined) {
    const { sgc, krn, dkga, keyType, baseDate } = key;
    const text = ref === null ? `${sgc}/${krn} KT${keyType} DKGA${dkga} ${baseDate}` : refText(ref);
    throw new SetrumError('SETRUM_VENDING_KEY_UNKNOWN', { key: text });
  }
  assertState(held, key, use, policy);
  if (held.test && policy.production) throw refused('SETRUM_VENDING_KEY_TEST', held);
  const sample = key.ea === '07' && (policy.staTables === null || policy.staTables.sample === true);
  if (sample && !held.test && !policy.allowSampleTables) {
    throw refused('SETRUM_VENDING_KEY_SAMPLE_TABLES', held);
  }
  return held;
}

function assertState(held: HeldKey, key: MeterKey, use: KeyUse, policy: KeyPolicy): void {
  if (held.state === 'destroyed') throw refused('SETRUM_VENDING_KEY_DESTROYED', held);
  if (held.state === 'imported') throw refused('SETRUM_VENDING_KEY_INACTIVE', held);
  if (use.kind === 'read' || use.kind === 'change from') return;
  // A change has no identifier; the credit that comes after it will have one of about now.
  const tid = use.kind === 'issue' ? use.tid : tidNow(held, policy);
  const expired =
    held.state === 'expired' || isKeyExpired(tid, held.ken) || isKeyExpired(tid, key.ken);
  if (expired) throw refused('SETRUM_VENDING_KEY_EXPIRED', held);
}

/** The identifier of this minute; 0 before the base date, the largest after its last minute. */
function tidNow({ baseDate }: HeldKey, { now }: KeyPolicy): number {
  const minutes = Math.floor((now().getTime() - baseDateMs(baseDate)) / 60_000);
  return Math.min(Math.max(minutes, 0), MAX_TID);
}

function refused(
  code:
    | 'SETRUM_VENDING_KEY_DESTROYED'
    | 'SETRUM_VENDING_KEY_INACTIVE'
    | 'SETRUM_VENDING_KEY_EXPIRED'
    | 'SETRUM_VENDING_KEY_TEST'
    | 'SETRUM_VENDING_KEY_SAMPLE_TABLES',
  held: HeldKey,
): SetrumError {
  return new SetrumError(code, { key: refText(held) });
}
