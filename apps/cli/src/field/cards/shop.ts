import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VirtualNtag216 } from '@setrum/card';
import { Counter, createSimulatedReader, httpCaller, httpCentre, Journal } from '@setrum/loket';

/** A counter with its reader, as the people of the field know it. */
export interface Shop {
  /** The card is read, and what it brings goes to the centre; gives what the token bought with it carries, null when nothing is bought. */
  visit(card: VirtualNtag216, purchase: Wanted | null): Promise<number | null>;
  /** A purchase on paper, by the number of a meter. */
  buyOnPaper(meterNo: string, wanted: Wanted): Promise<PaperSale>;
  close(): Promise<void>;
}

export interface PaperSale {
  /** Tenths of a kWh. */
  readonly sold: number;
  /** 20 digits. */
  readonly token: string;
}

export interface Wanted {
  readonly amountCents: number;
  readonly requestKey: string;
}

export async function openShop(options: {
  readonly url: string;
  readonly accessKey: string;
  readonly now: () => Date;
}): Promise<Shop> {
  const { url, accessKey, now } = options;
  const folder = await mkdtemp(join(tmpdir(), 'setrum-field-'));
  const journal = await Journal.open(join(folder, 'journal.jsonl'));
  const reader = createSimulatedReader();
  const keys: string[] = [];
  const counter = new Counter({
    ...{ reader, journal, now, cardWaitMs: 5_000 },
    centre: httpCentre(httpCaller({ url, accessKey })),
    newRequestKey: () => keys.pop() ?? '',
  });
  return {
    visit: async (card, purchase) => {
      reader.insert(card.transmit);
      try {
        const visit = await counter.visit();
        if (purchase === null) return null;
        keys.push(purchase.requestKey);
        const sale = await counter.buy(visit, purchase.amountCents);
        if (sale.problem !== null) throw sale.problem;
        return sale.purchase.energyDkwh;
      } finally {
        reader.remove();
      }
    },
    buyOnPaper: async (meterNo, { amountCents, requestKey }) => {
      keys.push(requestKey);
      const { purchase } = await counter.buyOnPaper(meterNo, amountCents);
      return { sold: purchase.energyDkwh, token: purchase.token };
    },
    close: async () => {
      await journal.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
