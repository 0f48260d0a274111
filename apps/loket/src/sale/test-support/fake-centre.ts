import { encodeMailbox } from '@setrum/card';
import { type ErrorCode, SetrumError } from '@setrum/errors';
import type {
  CardMailbox,
  CardOnReader,
  Centre,
  Inquiry,
  Purchase,
  PurchaseOrder,
} from '../../centre.ts';
import { receiptOf } from '../../slip.ts';

export const meterNo = '32031017679';
export const holder = 'SICILIA NFC';
const at = '2026-11-23T05:00:00.000Z';

/** A centre that sells a token once for each key, and keeps to what docs/partner-api.md says. */
export interface FakeCentre extends Centre {
  readonly sold: ReadonlyMap<string, Purchase>;
  /** Purchases asked for, repetitions included. */
  asked: number;
  /** So many purchases are made, and their answers lost. */
  loseAnswers: number;
  /** What the next call comes to instead of anything else. */
  refuseWith: ErrorCode | null;
  /** What is to go home with a card at a tap. */
  waits: ((card: CardOnReader) => CardMailbox) | null;
  /** What the next mailboxes hold: what is sold, or, the card being full, only what waited before; null: none is made. */
  mailboxHolds: 'sale' | 'waiting' | null;
}

const inquiry: Inquiry = {
  ...{ meterNo, holder, idpel: '534252904966', tariff: 'R1T', powerVa: 2200 },
  ...{ allowedDkwh: 15_840, adminCents: 250_000, reportReceived: false },
};

/** What waits on a card that is full. */
export const waitingToken = '90000000000000000009';

export function createFakeCentre(): FakeCentre {
  const sold = new Map<string, Purchase>();
  const declined = new Map<string, SetrumError>();
  const known = (requestKey: string): Purchase => {
    const decline = declined.get(requestKey);
    if (decline !== undefined) throw decline;
    const purchase = sold.get(requestKey);
    if (purchase === undefined) throw new SetrumError('SETRUM_PURCHASE_UNKNOWN');
    return purchase;
  };
  const assertOpen = (): void => {
    if (centre.refuseWith !== null) throw new SetrumError(centre.refuseWith);
  };
  const decline = (requestKey: string, error: SetrumError): never => {
    declined.set(requestKey, error);
    throw error;
  };
  const centre: FakeCentre = {
    sold,
    asked: 0,
    loseAnswers: 0,
    refuseWith: null,
    waits: null,
    mailboxHolds: 'sale',
    async inquire() {
      assertOpen();
      return { ...inquiry, tokensWait: centre.waits !== null };
    },
    async inquireByNumber(_by, confirmedHolder) {
      assertOpen();
      if (confirmedHolder === null) return inquiry;
      if (confirmedHolder !== holder) {
        throw new SetrumError('SETRUM_HOLDER_NOT_CONFIRMED', { meterNo });
      }
      return { ...inquiry, history: { purchases: [], reading: null } };
    },
    async mailboxAtTap(_meterNo, card) {
      return centre.waits?.(card) ?? null;
    },
    async buy(order) {
      centre.asked += 1;
      assertOpen();
      const { requestKey } = order;
      if (sold.has(requestKey) || declined.has(requestKey)) return known(requestKey);
      if (order.amountCents === 1) {
        const error = new SetrumError('SETRUM_AMOUNT_TOO_SMALL', { minimum: '20.000' });
        return decline(requestKey, error);
      }
      sold.set(requestKey, purchaseOf(order, sold.size + 1, centre.mailboxHolds));
      if (centre.loseAnswers > 0) {
        centre.loseAnswers -= 1;
        throw new SetrumError('SETRUM_CENTRE_UNREACHABLE', { detail: 'lost' });
      }
      return known(requestKey);
    },
    async find(requestKey) {
      assertOpen();
      return known(requestKey);
    },
    async conclude({ requestKey }) {
      assertOpen();
      if (sold.has(requestKey) || declined.has(requestKey)) return known(requestKey);
      return decline(requestKey, new SetrumError('SETRUM_PURCHASE_UNKNOWN'));
    },
    async receipt(requestKey) {
      const receipt = receiptOf(known(requestKey));
      return { ...receipt, head: { ...receipt.head, reprint: { at, by: 'LOKET-01' } } };
    },
  };
  return centre;
}

function purchaseOf(
  order: PurchaseOrder,
  number: number,
  holds: FakeCentre['mailboxHolds'],
): Purchase {
  const token = String(number).padStart(20, '1');
  const sequence = (order.card?.mailboxSequence ?? 0) + 1;
  const image = encodeMailbox({
    sequence,
    entries: [{ kind: 'credit', token: holds === 'sale' ? token : waitingToken, ref: '001122aa' }],
  });
  const { requestKey, amountCents, card } = order;
  return {
    ...{ requestKey, amountCents, token, keyChange: [], purchasedAt: at, energyDkwh: 337 },
    ...{ reference: String(number).padStart(32, '0'), meterNo: order.meterNo },
    ...{ idpel: inquiry.idpel, holder, tariff: 'R1T', powerVa: 2200, adminCents: 250_000 },
    ...{ totalCents: amountCents + 250_000, stampCents: 0, ppnCents: 0, ppjCents: 145_700 },
    ...{ instalmentCents: 0, tokenCents: amountCents - 145_700 },
    mailbox:
      card === null || holds === null
        ? null
        : { cardUid: card.uid, sequence, image: Buffer.from(image).toString('base64') },
  };
}
