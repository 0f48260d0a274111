import { type IsoMessage, nonTaglisLayouts, prepaidLayouts } from '@setrum/iso8583';
import { amountOf } from '../messages/frame.ts';
import { plainAnswer } from './scripted-host.ts';

/** A host's answers in memory: it sells to any meter, and tells an equal sale again. One per test. */
export class SellingHost {
  readonly #sold = new Map<string, IsoMessage>();
  readonly #paid = new Map<string, 'paid' | 'reversed'>();
  #tokens = 0;

  get sold(): number {
    return this.#sold.size;
  }

  get paid(): number {
    return [...this.#paid.values()].filter((state) => state === 'paid').length;
  }

  answer(message: IsoMessage): IsoMessage {
    const isPrepaid = message.fields[2] === '99502';
    switch (message.mti) {
      case '2100':
        return isPrepaid ? this.#inquiry(message) : this.#registration(message);
      case '2200':
        return isPrepaid ? this.#purchase(message) : this.#payment(message);
      case '2220':
      case '2221':
        return this.#advice(message);
      case '2400':
      case '2401':
        return this.#reversal(message);
      default:
        return plainAnswer(message);
    }
  }

  #inquiry(message: IsoMessage): IsoMessage {
    const head = prepaidLayouts.inquiryRequest.read(message.fields[48] ?? '');
    const data = prepaidLayouts.inquiryResponse.write({
      ...head,
      meterNo: '32031017679',
      idpel: '534252904966',
      plnRef: `PLN${message.fields[11]}`.padEnd(32, '0'),
      switcherRef: `SW${message.fields[11]}`.padEnd(32, '0'),
      name: 'SICILIA NFC',
      tariff: 'R1T',
      powerVa: 2200,
      adminCents: 250_000,
    });
    const supply = '5353425123            015840';
    return { mti: '2110', fields: { ...message.fields, 39: '0000', 48: data, 62: supply } };
  }

  #purchase(message: IsoMessage): IsoMessage {
    const key = `${message.fields[11]}${message.fields[48]}`;
    const known = this.#sold.get(key);
    if (known !== undefined) return known;
    const asked = prepaidLayouts.purchaseRequest.read(message.fields[48] ?? '');
    this.#tokens += 1;
    const amountCents = amountOf(message) ?? 0;
    const data = prepaidLayouts.purchaseResponse.write({
      ...asked,
      vendingReceiptNo: '00000001',
      stampCents: 0,
      ppnCents: 0,
      ppjCents: 100_000,
      instalmentCents: 0,
      tokenCents: amountCents - 100_000,
      energyCkwh: 1_000,
      token: String(this.#tokens).padStart(20, '7'),
    });
    const fields = { ...message.fields, 15: dayOf(message), 39: '0000', 48: data, 63: 'INFO' };
    const answer = { mti: '2210', fields };
    this.#sold.set(key, answer);
    return answer;
  }

  #advice(message: IsoMessage): IsoMessage {
    const prefix = `${message.fields[11]}${message.fields[48]}`;
    const known = [...this.#sold].find(([key]) => key.startsWith(prefix))?.[1];
    const mti = message.mti === '2220' ? '2230' : '2231';
    if (known === undefined) return { ...plainAnswer(message, '0063'), mti };
    const { 15: _day, ...fields } = known.fields;
    return { mti, fields };
  }

  #registration(message: IsoMessage): IsoMessage {
    const head = nonTaglisLayouts.request.read(message.fields[48] ?? '');
    const data = nonTaglisLayouts.response.write({
      ...head,
      transactionName: 'PEMASANGAN BARU',
      registrationDate: '20261101',
      expiryDate: '20271101',
      idpel: '534250000003',
      name: 'SITI AMINAH',
      plnRef: 'P'.repeat(32),
      switcherRef: 'S'.repeat(32),
      serviceUnit: '53425',
      serviceUnitAddress: 'JL. PELAJAR',
      serviceUnitPhone: '123',
      totalCents: 27_500_000,
      plnBillCents: 27_250_000,
      adminCents: 250_000,
    });
    const fields = { ...message.fields, 4: '3600000000272500', 39: '0000', 48: data };
    return { mti: '2110', fields: { ...fields, 62: '01200000000027250000' } };
  }

  #payment(message: IsoMessage): IsoMessage {
    this.#paid.set(message.fields[11] ?? '', 'paid');
    return {
      mti: '2210',
      fields: { ...message.fields, 15: dayOf(message), 39: '0000', 63: 'INFO' },
    };
  }

  #reversal(message: IsoMessage): IsoMessage {
    const stan = message.fields[11] ?? '';
    const state = this.#paid.get(stan);
    if (state === 'paid') this.#paid.set(stan, 'reversed');
    const code = state === undefined ? '0063' : state === 'paid' ? '0000' : '0094';
    return plainAnswer(message, code);
  }
}

/** A host without a cut-off settles on the day of the message. */
function dayOf({ fields }: IsoMessage): string {
  return fields[12]?.slice(0, 8) ?? '';
}
