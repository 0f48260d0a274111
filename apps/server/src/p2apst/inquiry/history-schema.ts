import { Type } from 'typebox';
import type { MeterHistory } from './history.ts';

/** The parts of an inquiry that ask for the history. */
export const historyWish = {
  history: Type.Optional(
    Type.Boolean({
      description:
        'Also the last purchases and the last reading, for the meter whose card is on the reader, or with confirmedHolder',
    }),
  ),
  confirmedHolder: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 100,
      description: 'Without a card: the name of an earlier inquiry that the customer said yes to',
    }),
  ),
};

const PastPurchase = Type.Object({
  reference: Type.String(),
  purchasedAt: Type.String(),
  amountCents: Type.Integer({ description: "Rupiah x 100, without the seller's own charge" }),
  energyDkwh: Type.Integer({ description: 'Tenths of a kWh' }),
  own: Type.Boolean({ description: 'Sold by the partner that asks' }),
  arrival: Type.Enum(['taken', 'refused', 'unknown'], {
    description: 'What the meter has said of the token through a card; unknown: nothing yet',
  }),
});

const LastReading = Type.Object({
  standDkwh: Type.Integer(),
  creditDkwh: Type.Integer({ description: 'Below zero: emergency credit is in use' }),
  tamper: Type.Boolean(),
  lowCredit: Type.Boolean(),
  supplyOff: Type.Boolean(),
  readAt: Type.String({ description: "By the meter's clock" }),
  receivedAt: Type.String(),
});

export const HistoryBody = Type.Union([
  Type.Object({
    purchases: Type.Array(PastPurchase, { description: 'Ten at most, the newest first' }),
    reading: Type.Union([LastReading, Type.Null()]),
  }),
  Type.Null({ description: 'Not asked for, or neither card nor name entitles to it' }),
]);

/** The history as the answer carries it. */
export function historyBody(history: MeterHistory | null) {
  return history === null ? null : { ...history, purchases: [...history.purchases] };
}
