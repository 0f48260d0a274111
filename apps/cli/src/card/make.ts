import {
  type CardContents,
  type CardKeyring,
  type CardMemory,
  encodeMailbox,
  type Identity,
  readCard,
  writeIdentity,
  writeMailbox,
  writeReport,
} from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import type { CardAt } from './card-place.ts';
import type { IssueSecrets } from './chip-link.ts';
import type { ChipKind } from './chips.ts';
import { type Filling, trialReport } from './trial.ts';
import { wipe } from './wipe.ts';

/** What a card is to become. */
export interface CardOrder {
  readonly meterNo: string;
  readonly cardNo: number;
  /** Null: unsigned. */
  readonly keys: CardKeyring | null;
  /** Take a foreign card, or one of another meter. */
  readonly force: boolean;
  /** For trials: what the counter and the meter would write. Null: nothing. */
  readonly filling: Filling | null;
}

export interface CardMade {
  readonly identity: Identity;
  /** Under which it is signed; null: it is not. */
  readonly keyVersion: number | null;
  /** Live sequences after it; 0: blank. */
  readonly mailboxSequence: number;
  readonly reportSequence: number;
}

/**
 * Whether this card may be issued for a meter. SETRUM_CARD_NEWER, whatever one says; SETRUM_CARD_FOREIGN and _OTHER_METER unless it is forced.
 */
export async function checkIssue(memory: CardMemory, order: CardOrder): Promise<void> {
  const { condition, newer, identity } = await readCard(memory);
  if (condition === 'newer' || newer.length > 0) throw new SetrumError('SETRUM_CARD_NEWER');
  if (order.force) return;
  if (condition === 'foreign') throw new SetrumError('SETRUM_CARD_FOREIGN');
  if (identity !== null && identity.meterNo !== order.meterNo) {
    const meters = { cardMeterNo: identity.meterNo, meterNo: order.meterNo };
    throw new SetrumError('SETRUM_CARD_OTHER_METER', meters);
  }
}

/**
 * Makes a card ours: its chip's keys and files, its identity, and the filling for trials. Errors: those of {@link checkIssue}, of opening
 * and of writing; SETRUM_USAGE for a filling that does not fit the map.
 */
export async function makeCard(
  at: CardAt,
  kind: ChipKind,
  secrets: IssueSecrets,
  order: CardOrder,
): Promise<CardMade> {
  const found = await openUnlessBlank(at, kind);
  if (found !== null) await checkIssue(checkChip(found, kind), order);
  if (kind.personalise === undefined && found !== null) return issue(found, order);
  await kind.personalise?.(at.link, secrets);
  // With other keys and files on it the chip is to be opened anew.
  return issue(checkChip(await at.open(), kind), order);
}

/** Null: a card from the factory, which says nothing before it is personalised. */
async function openUnlessBlank(at: CardAt, kind: ChipKind): Promise<CardMemory | null> {
  try {
    return await at.open();
  } catch (error) {
    const isForeign = error instanceof SetrumError && error.code === 'SETRUM_CARD_FOREIGN';
    if (isForeign && kind.isForeignBlank === true) return null;
    throw error;
  }
}

function checkChip(memory: CardMemory, kind: ChipKind): CardMemory {
  if (memory.chip === kind.chip) return memory;
  const detail = `the card is a ${memory.chip}, not a ${kind.chip}`;
  throw new SetrumError('SETRUM_USAGE', { detail });
}

async function issue(memory: CardMemory, order: CardOrder): Promise<CardMade> {
  const before = await readCard(memory);
  if (before.condition === 'foreign') await wipe(memory);
  const { meterNo, cardNo, keys, filling } = order;
  const holder = { meterNo, state: 'active', cardNo } as const;
  const identity = await writeIdentity(memory, holder, keys?.current ?? null);
  if (filling !== null) await fill(memory, order, filling, nextMailbox(before));
  const { sequences } = await readCard(memory);
  return {
    identity,
    keyVersion: keys?.current.version ?? null,
    mailboxSequence: sequences.mailbox,
    reportSequence: sequences.report,
  };
}

/** Above the live mailbox and the one that the meter has answered. */
function nextMailbox({ sequences, report }: CardContents): number {
  return Math.max(sequences.mailbox, report?.acknowledgement.mailboxSequence ?? 0) + 1;
}

async function fill(
  memory: CardMemory,
  { meterNo, keys }: CardOrder,
  filling: Filling,
  mailboxSequence: number,
): Promise<void> {
  const { entries, records } = filling;
  try {
    if (entries.length > 0) {
      const mailbox = { sequence: mailboxSequence, entries };
      await writeMailbox(memory, encodeMailbox(mailbox, keys?.current ?? null));
    }
    if (records.length > 0) {
      await writeReport(memory, trialReport(meterNo, filling, mailboxSequence), keys);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new SetrumError('SETRUM_USAGE', { detail: error.message }, { cause: error });
  }
}
