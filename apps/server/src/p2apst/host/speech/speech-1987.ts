import {
  amountLayout1987,
  CARD_FIELD,
  createCodec,
  type IsoMessage,
  type MessageUse,
  networkAction,
  networkActions,
  originalLayout1987,
  plnDialect1987,
  plnProducts,
  processingCodes1987,
  responseCode1987,
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

const codec = createCodec(plnDialect1987);

const rupiah = '360';
const always = [2, 3, 7, 11, 12, 13, 18, 32, 33, 41];
const echoed = [...always, 4, 37, 42, 48, 49, 60, 61, 62, 70, 90];

/**
 * ISO 8583:1987 as gateways use it. Inferred: which fields must be there, that an inquiry is 0100 or 0200 with its processing code, the
 * whole rupiah of field 4, field 90 of a reversal, and the two digits of most answers.
 */
export const speech1987: Speech = {
  name: '1987',
  codec,
  read(message) {
    const stan = stanOf(needed(message, 11));
    needed(message, 7);
    const use = useOf(message);
    if (use === 'network') return readNetwork(message, stan);
    for (const bit of [3, 12, 13]) needed(message, bit);
    if ((message.fields[49] ?? rupiah) !== rupiah) throw invalid('field 49 is another currency');
    const amount = use === 'inquiry' ? null : needed(message, 4);
    return {
      use,
      stan,
      product: needed(message, 2),
      bank: needed(message, 32),
      central: needed(message, 33),
      channel: needed(message, 18),
      terminal: terminalOf(needed(message, 41)),
      amountCents: amount === null ? null : readInside(amountLayout1987, amount).amountCents,
      data: needed(message, 48),
      supply: message.fields[62] ?? null,
      card: message.fields[CARD_FIELD] ?? null,
      original: use === 'reversal' ? readOriginal(needed(message, 90)) : null,
      action: null,
      message,
    };
  },
  write(ask, reply) {
    const fields = picked(ask.message, echoed);
    fields[39] = responseCode1987(reply.code);
    if (reply.amountCents !== undefined) {
      fields[4] = amountLayout1987.write({ amountCents: reply.amountCents });
    }
    if (reply.settlementDay !== undefined) fields[15] = reply.settlementDay.slice(4);
    // A gateway of this style adds the time of settlement to the 241 characters of a prepaid sale.
    const settledAt = ask.product === plnProducts.prepaid ? (reply.settledAt ?? '') : '';
    if (reply.data !== undefined) fields[48] = reply.data + settledAt;
    if (reply.supply !== undefined) fields[62] = reply.supply;
    if (reply.info !== undefined) fields[63] = reply.info;
    if (reply.card !== undefined) fields[CARD_FIELD] = reply.card;
    const answer = { mti: answerType(codec, ask.message.mti), fields };
    if (reply.code === done) {
      assertUsual(answer, ask.use === 'network' ? [7, 11, 39, 70] : usualOf(ask));
    }
    return answer;
  },
  refuse(salvaged, code) {
    const type = codec.messageType(salvaged.mti);
    if (type?.direction !== 'request' || salvaged.fields[11] === undefined) return null;
    const fields = { ...picked(salvaged, echoed), 39: responseCode1987(code) };
    return { mti: type.counterpart, fields };
  },
  network(action, trace, at) {
    const stan = String(trace % 1_000_000).padStart(6, '0');
    return {
      mti: '0800',
      fields: { 7: wibDateTime(at).slice(4), 11: stan, 70: networkActions[action] },
    };
  },
};

function useOf(message: IsoMessage): MessageUse {
  const use = codec.messageType(message.mti)?.use ?? 'network';
  const asks = use === 'purchase' && message.fields[3] === processingCodes1987.inquiry;
  return asks ? 'inquiry' : use;
}

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
    data: '',
    supply: null,
    card: null,
    original: null,
    action: networkAction(needed(message, 70)) ?? null,
    message,
  };
}

function readOriginal(text: string): Original {
  const { mti, traceNumber, acquirer } = readInside(originalLayout1987, text);
  const bank = acquirer.replace(/^0+/, '');
  return { isPurchase: mti === '0200', stan: stanOf(traceNumber), bank };
}

function stanOf(sixDigits: string): string {
  return sixDigits.padStart(12, '0');
}

function usualOf({ use, product }: Ask): readonly number[] {
  const isPostpaid = product === plnProducts.postpaid;
  const supplied = isPostpaid ? [48] : [48, 62];
  switch (use) {
    case 'purchase':
      return [...always, 4, 15, 39, ...supplied];
    case 'reversal':
      return [...always, 4, 39, 90, 48];
    case 'inquiry':
      return [...always, 39, ...supplied];
    default:
      return [...always, 4, 39, ...supplied];
  }
}
