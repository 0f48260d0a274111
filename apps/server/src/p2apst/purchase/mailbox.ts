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

/** What waits on the card and what the sale brings, in the right order, signed if the meter has its share of a card key; null without one. */
export function sealedMailbox(
  module: SecurityModule,
  { meterNo, card }: PurchaseRequest,
  { mailbox, plan }: Sale,
  made: readonly NewToken[],
): SealedMailbox | null {
  if (mailbox === null || card === null) return null;
  const { sequence, waiting, issued } = mailbox;
  const tokens = inMailboxOrder<StoredToken>([...waiting, ...made], plan.current.version);
  const content = { meterNo, cardUid: card.uid, sequence, tokens };
  return { sequence, tokens, seal: sealMailbox(module, content, issued) };
}
