import { encodeMailbox } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import {
  type Centre,
  type Inquiry,
  type Purchase,
  type PurchaseOrder,
  receiptOf,
} from '@setrum/loket';

export const meterNo = '32031017679';
export const holder = 'SICILIA NFC';
const at = '2026-11-23T05:00:00.000Z';

const inquiry: Inquiry = {
  ...{ meterNo, holder, idpel: '534252904966', tariff: 'R1T', powerVa: 2200 },
  ...{ allowedDkwh: 15_840, adminCents: 250_000, reportReceived: true },
};
const history = {
  purchases: [
    {
      ...{ reference: 'F'.repeat(32), purchasedAt: at, amountCents: 2_000_000 },
      ...{ energyDkwh: 134, own: true, arrival: 'taken' as const },
    },
  ],
  reading: null,
};

/** A centre that sells each key once; `silent` makes it lose its answers. */
export interface ShellCentre extends Centre {
  readonly sold: Map<string, Purchase>;
  silent: boolean;
}

export function createShellCentre(): ShellCentre {
  const sold = new Map<string, Purchase>();
  const found = (requestKey: string): Purchase => {
    const purchase = sold.get(requestKey);
    if (purchase === undefined) throw new SetrumError('SETRUM_PURCHASE_UNKNOWN');
    return purchase;
  };
  const centre: ShellCentre = {
    sold,
    silent: false,
    inquire: async () => ({ ...inquiry, history }),
    mailboxAtTap: async () => null,
    async inquireByNumber(_by, confirmed) {
      if (confirmed === null) return inquiry;
      if (confirmed === holder) return { ...inquiry, history };
      throw new SetrumError('SETRUM_HOLDER_NOT_CONFIRMED', { meterNo });
    },
    async buy(order) {
      if (!sold.has(order.requestKey)) sold.set(order.requestKey, purchaseOf(order, sold.size + 1));
      if (centre.silent) throw new SetrumError('SETRUM_CENTRE_UNREACHABLE', { detail: 'lost' });
      return found(order.requestKey);
    },
    find: async (requestKey) => found(requestKey),
    conclude: async ({ requestKey }) => found(requestKey),
    async receipt(requestKey) {
      const receipt = receiptOf(found(requestKey));
      return { ...receipt, head: { ...receipt.head, reprint: { at, by: 'LOKET-01' } } };
    },
  };
  return centre;
}

function purchaseOf({ requestKey, amountCents, card }: PurchaseOrder, number: number): Purchase {
  const token = String(number).padStart(20, '7');
  const sequence = (card?.mailboxSequence ?? 0) + 1;
  const entries = [{ kind: 'credit', token, ref: '001122aa' }] as const;
  const image = Buffer.from(encodeMailbox({ sequence, entries })).toString('base64');
  return {
    ...inquiry,
    ...{ requestKey, amountCents, token, keyChange: [], energyDkwh: 337 },
    purchasedAt: new Date().toISOString(),
    ...{ reference: String(number).padStart(32, '0'), totalCents: amountCents + 250_000 },
    ...{ stampCents: 0, ppnCents: 0, ppjCents: 0, instalmentCents: 0, tokenCents: amountCents },
    mailbox: card === null ? null : { cardUid: card.uid, sequence, image },
  };
}
