import type {
  CardGlance,
  CardVisit,
  Customer,
  MeterGlance,
  NumberVisit,
  PendingSale,
  SaleName,
  Sold,
} from '../desk/model.ts';
import { tokensOf } from '../effects/centre.ts';
import { problemFrom } from './problem.ts';
import type { WireCard, WireEntry, WireInquiry, WireMeter, WireSale, WireVisit } from './wire.ts';

/** A visit as the desk knows it. */
export function visitFrom(view: WireVisit): CardVisit | NumberVisit {
  const { visitId, reader, inquiry, card, pending } = view;
  const customer = customerFrom(inquiry);
  if (card === null) return { by: 'number', visitId, customer };
  return {
    ...{ by: 'card', visitId, reader: reader ?? '', customer },
    card: cardFrom(card),
    pending: pending.map(saleFrom),
  };
}

export function saleFrom(entry: WireEntry): PendingSale {
  const { requestKey: key, meterNo, amountCents, cardUid, step } = entry;
  const { begunAt, totalCents, printed } = entry;
  return {
    ...{ keeper: 'agent', key, meterNo, amountCents, cardUid, step },
    ...{ begunAt, totalCents, printed },
  };
}

/** A sale that is made and handed over; `card` is not `pending`. */
export function soldFrom(name: SaleName, { card, problem, purchase }: WireSale): Sold {
  const { holder, totalCents, energyDkwh } = purchase;
  return {
    ...{ name, holder, totalCents, energyDkwh },
    handed: card === 'written' ? 'card' : 'paper',
    tokens: tokensOf(purchase),
    problem: problem === null ? null : problemFrom(problem),
  };
}

function customerFrom({ history = null, ...inquiry }: WireInquiry): Customer {
  const { meterNo, idpel, holder, tariff, powerVa, allowedDkwh, adminCents } = inquiry;
  return { meterNo, idpel, holder, tariff, powerVa, allowedDkwh, adminCents, history };
}

function cardFrom({ uid, chip, meter, tokensWaiting: waitingTokens }: WireCard): CardGlance {
  return { uid, chip, waitingTokens, meter: meter === null ? null : meterFrom(meter) };
}

const mostMonths = 12;

function meterFrom({ readAt, standDkwh, creditDkwh, state, months }: WireMeter): MeterGlance {
  const { tamper, lowCredit, supplyOff, overload, keypadLocked } = state;
  return {
    ...{ standDkwh, remainingDkwh: creditDkwh, at: readAt },
    ...{ tamper, lowCredit, supplyOff, overload, keypadLocked },
    months: months.slice(0, mostMonths).map((one) => ({ ...one, tamper: one.tamper !== 0 })),
  };
}
