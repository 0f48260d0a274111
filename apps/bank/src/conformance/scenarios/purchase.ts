import { type IsoMessage, usualFields2003 } from '@setrum/iso8583';
import { amountOf } from '../../messages/frame.ts';
import { readSale } from '../../messages/prepaid.ts';
import {
  ConformanceSkip,
  expect,
  expectEchoed,
  expectEqual,
  expectFields,
  expectSame,
  expectSold,
} from '../expect.ts';
import { client, confirmed, ours } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import type { TriedSale } from '../stage.ts';

/** Everything that must be true of an answer that sells a token. */
export function checkSale({ request, inquiry, answer }: TriedSale): void {
  expectEchoed(request, answer);
  const sale = readSale(answer);
  expectEqual(answer.fields[48]?.length, 241, 'the length of field 48');
  const same = ['switcherId', 'meterNo', 'idpel', 'flag', 'plnRef', 'switcherRef'] as const;
  for (const part of [...same, 'name', 'tariff', 'powerVa', 'adminCents'] as const) {
    expectEqual(sale[part], inquiry[part], part);
  }
  const { stampCents, ppnCents, ppjCents, instalmentCents, tokenCents } = sale;
  const parts = stampCents + ppnCents + ppjCents + instalmentCents + tokenCents;
  expectEqual(amountOf(answer), amountOf(request), 'the amount in field 4');
  expectEqual(parts, amountOf(request), 'the sum of stamp, PPN, PPJ, instalment and token');
  expect(/^\d{20}$/.test(sale.token), 'the token has not 20 digits');
  expect(sale.energyCkwh > 0, 'the energy is 0');
  expectEqual(sale.buyingOption, '0', 'the buying option');
  expect(/\S/.test(sale.vendingReceiptNo), 'the vending receipt number is empty');
}

function checkSettlementDay({ request, answer }: TriedSale): void {
  const day = answer.fields[15] ?? '';
  const parsed = Date.parse(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`);
  expect(/^\d{8}$/.test(day) && Number.isFinite(parsed), 'field 15 is no date');
  const localDay = request.fields[12]?.slice(0, 8) ?? '';
  expect(day >= localDay, 'field 15 lies before the purchase');
}

export const purchaseScenarios: readonly Scenario[] = [
  {
    id: 'purchase.sold',
    rule: confirmed(
      'A purchase (2200) is answered 2210, 0000: field 48 has 241 characters that repeat the inquiry, stamp, PPN, PPJ, instalment and token add up to field 4 (the amount without fee), a token of 20 digits, energy above 0.',
      'public sample messages; the sum from their figures',
    ),
    run: async (stage) => checkSale(await stage.sale(await stage.link())),
  },
  {
    id: 'purchase.fields',
    rule: confirmed(
      'The answer has the fields of the sample, bitmap 5032004182810006; field 15 is a date, not before the purchase; field 62 comes back as it was sent.',
    ),
    run: async (stage) => {
      const sale = await stage.sale(await stage.link());
      expectFields(sale.answer, usualFields2003.purchaseResponse);
      checkSettlementDay(sale);
      expectEqual(sale.answer.fields[62], sale.request.fields[62], 'field 62');
    },
  },
  {
    id: 'purchase.equal',
    rule: ours(
      'An equal 2200 is answered 0000 with the same token, byte for byte, never 0088 or 0094, as often as it comes and on any link of the bank.',
    ),
    run: async (stage) => {
      const link = await stage.link();
      const { request, answer } = await stage.sale(link);
      expectSame(answer, await stage.ask(link, request));
      expectSame(answer, await stage.ask(await stage.link(), request));
    },
  },
  {
    id: 'purchase.equal-at-once',
    rule: ours(
      'Equal purchases on two links at the same time sell one token: both answers are the same.',
    ),
    run: async (stage) => {
      const links = [await stage.link(), await stage.link()];
      const [first] = links;
      if (first === undefined) return;
      const request = stage.purchase(await stage.inquire(first));
      const answers = await Promise.all(links.map((link) => stage.ask(link, request)));
      for (const answer of answers) expectSold(answer);
      const [one, other] = answers;
      if (one !== undefined && other !== undefined) expectSame(one, other);
    },
  },
  {
    id: 'purchase.new-inquiry',
    rule: ours(
      'After a new inquiry the same amount for the same meter is another purchase, with another token.',
    ),
    run: async (stage) => {
      const link = await stage.link();
      const first = await stage.sale(link);
      const second = await stage.sell(link);
      checkSale(second);
      expectOtherToken(first.answer, second.answer);
    },
  },
  {
    id: 'purchase.same-trace-other-meter',
    rule: ours(
      'The same trace number for another meter (its own inquiry) is another purchase: both are sold, and both can be asked for.',
    ),
    run: async (stage) => {
      const { otherMeterNo } = stage.target;
      if (otherMeterNo === null) throw new ConformanceSkip('no --other-meter is given');
      const link = await stage.link();
      const first = await stage.sale(link);
      const inquiry = await stage.inquire(link, { meterNo: otherMeterNo });
      const order = stage.purchase(inquiry);
      const stan = first.request.fields[11] ?? '';
      const request = { ...order, fields: { ...order.fields, 11: stan } };
      const answer = await stage.ask(link, request);
      expectSold(answer);
      checkSale({ inquiry, request, answer });
      expectOtherToken(first.answer, answer);
      expectSame(first.answer, await stage.ask(link, first.request));
      expectSame(answer, await stage.ask(link, request));
    },
  },
  {
    id: 'purchase.card-absent',
    rule: confirmed(
      'A purchase without the card has no card in its answer, and no secondary bitmap: partners without it never meet field 124.',
      `${client}; the field is ours`,
    ),
    run: async (stage) => {
      const { answer } = await stage.sale(await stage.link());
      const above = Object.keys(answer.fields).filter((bit) => Number(bit) > 64);
      expectEqual(above.join(' '), '', 'fields above 64');
    },
  },
];

function expectOtherToken(one: IsoMessage, other: IsoMessage): void {
  expect(readSale(one).token !== readSale(other).token, 'two purchases have the same token');
}
