import { toHex } from '../../bytes.ts';
import type { TearPlan } from '../virtual-card.ts';
import { PICC_AID, STATUS } from './chip.ts';
import type { Store, StoredApplication, StoredFile, StoredKey } from './virtual-store.ts';

/** The card's side of a session. */
export interface ChipSession {
  readonly keyNo: number;
  readonly encKey: Uint8Array;
  readonly macKey: Uint8Array;
  readonly transactionId: Uint8Array;
  counter: number;
}

/** What goes on in an emulated DESFire while it has power. */
export interface Picc {
  store: Store;
  readonly random: (bytes: number) => Uint8Array;
  present: boolean;
  /** Hex; PICC_AID: the card itself. */
  selected: string;
  session: ChipSession | null;
  /** New contents of backup files, by number, which no commit has made valid yet. */
  shadows: Map<number, Uint8Array>;
  /** The command that waits for further frames, or for somebody to fetch them. */
  exchange: Exchange | null;
  writes: number;
  plan: { readonly tear: TearPlan; readonly atWrite: number } | null;
}

/** The frames that follow a status AF: takes what came with the reader's AF, gives the next answer. */
export type Exchange = (data: Uint8Array) => Result;

/** Status, data, and what comes next when the status is AF. Null: the card has gone. */
export type Result = {
  readonly status: number;
  readonly data: Uint8Array;
  readonly next?: Exchange;
} | null;

export const PICC = toHex(PICC_AID);
const NOTHING = new Uint8Array(0);

export const done = (data: Uint8Array = NOTHING): Result => ({ status: STATUS.ok, data });
export const refuse = (status: number): Result => ({ status, data: NOTHING });

export function selectedApplication(picc: Picc): StoredApplication | null {
  return picc.store.applications.get(picc.selected) ?? null;
}

export function fileNumbered(picc: Picc, fileNo: number | undefined): StoredFile | null {
  return selectedApplication(picc)?.files.get(fileNo ?? -1) ?? null;
}

/** A key of what is selected; null when there is none of this number, or none that AES can prove. */
export function keyNumbered(picc: Picc, keyNo: number): StoredKey | null {
  if (picc.selected === PICC) return keyNo === 0 ? picc.store.piccKey : null;
  return selectedApplication(picc)?.keys[keyNo] ?? null;
}

/** Power is lost, or the application left: so are session, transaction and whatever was half said. */
export function reset(picc: Picc, selected: string): void {
  picc.selected = selected;
  picc.session = null;
  picc.shadows = new Map();
  picc.exchange = null;
}

/**
 * One store into the memory that keeps without power. `half`: what it leaves when the card goes in the middle of it, by default nothing,
 * since the chip undoes at its next power-up what it did not finish. False when the card has gone.
 */
export function stored(picc: Picc, whole: () => void, half?: (tear: TearPlan) => void): boolean {
  picc.writes += 1;
  if (picc.plan?.atWrite !== picc.writes) {
    whole();
    return true;
  }
  const { tear } = picc.plan;
  picc.plan = null;
  if (tear.mode === 'unanswered') whole();
  if (tear.mode === 'half') half?.(tear);
  picc.present = false;
  reset(picc, PICC);
  return false;
}
