import { readCard } from '@setrum/card';
import type { Meter, TapResult } from '@setrum/meter';
import { inTransaction, uuidv7 } from '../../../platform/index.ts';
import type { CardVisit } from '../../../profile/index.ts';
import type { TestCard } from '../../../test-support/card-at-counter.ts';
import { createVirtualMeter, memoryOf, testMeterKey } from '../../../test-support/virtual-meter.ts';
import {
  composeMailbox,
  makeOrder,
  type OrderedToken,
  putOnCard,
  recordOrder,
  type TokenOrder,
} from '../../../vending/index.ts';
import type { CardField } from './field.ts';

/** A meter on the wall, a card in the pocket, and the counter around the corner. */
export interface Home {
  readonly meterNo: string;
  readonly meter: Meter;
  readonly card: TestCard;
  /** Taps the card at the meter. */
  tap(): Promise<TapResult>;
  visit(): Promise<CardVisit>;
  /** Buys for Rp 20,000 with the card, and writes the mailbox on it. */
  buy(): ReturnType<CardField['buy']>;
  /** Has tokens made and put on the card. */
  order(tokens: readonly OrderedToken[], target?: TokenOrder['target']): Promise<void>;
  /** Writes all that waits on the card, without a sale. */
  compose(): Promise<void>;
}

/**
 * A meter whose key change takes two tokens (EA07), so that others fit into the mailbox beside it.
 *
 * @param cardKeys versions of the card keys that the meter has its share of
 */
export async function createHome(
  field: CardField,
  n: number,
  options: { readonly cardKeys: readonly number[]; readonly tampered?: boolean },
): Promise<Home> {
  const meterNo = field.meter(n);
  const { database, securityModule } = field;
  await database.pool.query(
    `update vending.meter_key set ea = '07', kct_count = 2 where meter_no = $1`,
    [meterNo],
  );
  const key = { ...testMeterKey(meterNo), ea: '07' } as const;
  const meter = createVirtualMeter(key, { ...options, now: () => field.now });
  const card = field.card(meterNo, { version: 0 });
  const visit = () => card.visit();
  return {
    ...{ meterNo, meter, card, visit },
    tap: async () => meter.tap(await memoryOf(card)),
    buy: async () => {
      const sold = await field.buy(meterNo, await visit());
      await card.write(sold.mailbox?.image ?? '');
      return sold;
    },
    order: async (tokens, target = null) => {
      const orderId = uuidv7(field.now.getTime());
      const order = { meterNo, orderId, target, tokens };
      const made = await makeOrder(database, securityModule, order, field.now);
      await inTransaction(database, async (transaction) => {
        await recordOrder(transaction, made, field.now);
        const of = { meterNo, cardUid: card.card.uid };
        for (const part of made.parts) await putOnCard(transaction, of, { ...part, orderId });
      });
    },
    compose: async () => {
      const { uid: cardUid, mailboxSequence: seenSequence } = await visit();
      const mailbox = await inTransaction(database, (transaction) =>
        composeMailbox(transaction, securityModule, {
          ...{ meterNo, cardUid, seenSequence, at: field.now },
        }),
      );
      await card.write(mailbox?.image ?? '');
    },
  };
}

/** The kinds of the tokens on a card, in their order. */
export async function kindsOn(home: Home): Promise<readonly string[]> {
  const { mailbox } = await readCard(await memoryOf(home.card));
  return mailbox?.entries.map(({ kind }) => kind) ?? [];
}
