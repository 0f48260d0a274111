import { MAILBOX_ENTRIES } from '@setrum/card';
import {
  inMailboxOrder,
  type MailboxSeal,
  type NewToken,
  type SecurityModule,
  type StoredToken,
  sealMailbox,
} from '../../vending/index.ts';
import type { Sale } from './decide.ts';
import type { PurchaseRequest } from './model.ts';

/** The mailbox of a sale as it goes on record. */
export interface SealedMailbox {
  readonly sequence: number;
  /** In the order in which the meter takes them. */
  readonly tokens: readonly StoredToken[];
  readonly seal: MailboxSeal | null;
}

/** What waits on the card and what the sale brings if there is room, in the right order, signed if the meter has its share of a card key; null without one. */
export function sealedMailbox(
  module: SecurityModule,
  { meterNo, card }: PurchaseRequest,
  { mailbox, plan }: Sale,
  made: readonly NewToken[],
): SealedMailbox | null {
  if (mailbox === null || card === null) return null;
  const { sequence, waiting, bringsSale, issued } = mailbox;
  const all = inMailboxOrder<StoredToken>(
    bringsSale ? [...waiting, ...made] : waiting,
    plan.current.version,
  );
  const tokens = all.slice(0, MAILBOX_ENTRIES);
  const content = { meterNo, cardUid: card.uid, sequence, tokens };
  return { sequence, tokens, seal: sealMailbox(module, content, issued) };
}
