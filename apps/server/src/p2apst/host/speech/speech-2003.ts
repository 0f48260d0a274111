import {
  amountLayout,
  CARD_FIELD,
  createCodec,
  type IsoMessage,
  networkAction,
  networkActions,
  originalLayout,
  plnDialect2003,
  plnProducts,
  usualFields2003,
} from '@setrum/iso8583';
import { wibDateTime } from '../../../platform/index.ts';
import { type Ask, done, type Original } from './ask.ts';
import {
  answerType,
  assertUsual,
  invalid,
  needed,
  picked,
  readInside,
  type Speech,
  terminalOf,
} from './speech.ts';

const codec = createCodec(plnDialect2003);

/** What an answer repeats of its request. Field 62 too: a bank prints from the answer alone. */
const echoed = [2, 4, 11, 12, 26, 32, 33, 40, 41, 48, 53, 56, 62];

/** The dialect of the public samples. */
export const speech2003: Speech = {
  name: '2003',
  codec,
  read(message) {
    const use = codec.messageType(message.mti)?.use ?? 'network';
    const stan = needed(message, 11);
    needed(message, 12);
    if (use === 'network') return readNetwork(message, stan);
    const amount = use === 'inquiry' ? null : needed(message, 4);
    return {
      use,
      stan,
      product: needed(message, 2),
      bank: needed(message, 32),
      central: needed(message, 33),
      channel: needed(message, 26),
      terminal: terminalOf(needed(message, 41)),
      amountCents: amount === null ? null : readInside(amountLayout, amount).amountCents,
      data: needed(message, 48),
      supply: message.fields[62] ?? null,
      card: message.fields[CARD_FIELD] ?? null,
      original: use === 'reversal' ? readOriginal(needed(message, 56)) : null,
      action: null,
      message,
    };
  },
  write(ask, reply) {
    const fields = picked(ask.message, echoed);
    fields[39] = reply.code;
    if (reply.amountCents !== undefined) {
      fields[4] = amountLayout.write({ amountCents: reply.amountCents });
    }
    if (reply.settlementDay !== undefined) fields[15] = reply.settlementDay;
    if (reply.data !== undefined) fields[48] = reply.data;
    if (reply.supply !== undefined) fields[62] = reply.supply;
    if (reply.info !== undefined) fields[63] = reply.info;
    if (reply.card !== undefined) fields[CARD_FIELD] = reply.card;
    const answer = { mti: answerType(codec, ask.message.mti), fields };
    if (reply.code === done) assertUsual(answer, usualOf(ask));
    return answer;
  },
  refuse(salvaged, code) {
    const type = codec.messageType(salvaged.mti);
    if (type?.direction !== 'request' || salvaged.fields[11] === undefined) return null;
    return { mti: type.counterpart, fields: { ...picked(salvaged, echoed), 39: code } };
  },
  network(action, trace, at) {
    const stan = String(trace).padStart(12, '0');
    return { mti: '2800', fields: { 11: stan, 12: wibDateTime(at), 40: networkActions[action] } };
  },
};

function readNetwork(message: IsoMessage, stan: string): Ask {
  return {
    use: 'network',
    stan,
    product: '',
    bank: message.fields[32] ?? '',
    central: message.fields[33] ?? '',
    channel: '',
    terminal: '',
    amountCents: null,
    data: message.fields[48] ?? '',
    supply: null,
    card: null,
    original: null,
    action: networkAction(needed(message, 40)) ?? null,
    message,
  };
}

function readOriginal(text: string): Original {
  const { mti, traceNumber, bank } = readInside(originalLayout, text);
  return { isPurchase: mti === '2200', stan: traceNumber, bank };
}

/** The fields of a good answer, by the bitmaps of the samples. */
function usualOf({ use, product }: Ask): readonly number[] {
  const isPostpaid = product === plnProducts.postpaid;
  switch (use) {
    case 'inquiry':
      return [...usualFields2003.inquiryRequest, 39];
    case 'purchase':
      return isPostpaid
        ? usualFields2003.postpaidPaymentResponse
        : usualFields2003.purchaseResponse;
    case 'advice':
      return usualFields2003.adviceResponse;
    case 'reversal':
      return isPostpaid
        ? usualFields2003.reversalResponse.filter((bit) => bit !== 62)
        : usualFields2003.reversalResponse;
    case 'network':
      return [11, 12, 39, 40];
    default:
      throw invalid('the message is of no known use');
  }
}
