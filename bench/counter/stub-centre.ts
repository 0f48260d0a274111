import { encodeMailbox } from '@setrum/card';
import type { Centre, Inquiry, Purchase, PurchaseOrder } from '@setrum/loket';
import type { Stopwatch } from './stopwatch.ts';

export const meterNo = '32031017679';

const inquiry: Inquiry = {
  ...{ meterNo, idpel: '534252904966', holder: 'SICILIA NFC', tariff: 'R1T', powerVa: 2200 },
  ...{ allowedDkwh: 15_840, adminCents: 250_000, reportReceived: true, history: null },
};

/** A centre without a network that answers at once; what it takes is on the watch. */
export function stubCentre(watch: Stopwatch): Centre {
  let sold = 0;
  const never = (): Promise<never> => Promise.reject(new Error('the bench does not ask this'));
  return {
    inquire: () => watch.time(async () => inquiry),
    mailboxAtTap: () => watch.time(async () => null),
    buy: (order) => watch.time(async () => purchaseOf(order, ++sold)),
    inquireByNumber: never,
    find: never,
    conclude: never,
    receipt: never,
  };
}

function purchaseOf({ requestKey, amountCents, card }: PurchaseOrder, number: number): Purchase {
  const token = String(number).padStart(20, '1');
  const sequence = (card?.mailboxSequence ?? 0) + 1;
  const image = encodeMailbox({ sequence, entries: [{ kind: 'credit', token, ref: '001122aa' }] });
  return {
    ...inquiry,
    ...{ requestKey, amountCents, token, keyChange: [], energyDkwh: 337 },
    ...{ reference: String(number).padStart(32, '0'), purchasedAt: new Date().toISOString() },
    ...{ totalCents: amountCents + 250_000, stampCents: 0, ppnCents: 0, ppjCents: 0 },
    ...{ instalmentCents: 0, tokenCents: amountCents },
    mailbox: {
      cardUid: card?.uid ?? '',
      sequence,
      image: Buffer.from(image).toString('base64'),
    },
  };
}
