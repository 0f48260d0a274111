import fc from 'fast-check';
import type { Receipt, SlipHead } from '../model.ts';

/** Names as they come from far: long, without a space, with accents, control characters and printer's commands in them. */
export const wildText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.string({
    unit: fc.constantFrom('A', ' ', '\u001b', '\u001d', '\n', '\0', '\u0085', 'é', '你'),
    maxLength: 60,
  }),
);
const cents = fc.integer({ min: 0, max: 5_000_000_000 });
const instant = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });

const headWith = (anyText: fc.Arbitrary<string>): fc.Arbitrary<SlipHead> =>
  fc.record({
    receiptNo: digits(8),
    paidAt: instant,
    soldBy: fc.option(anyText),
    reprint: fc.option(fc.record({ at: instant, by: anyText })),
    infoText: fc.option(anyText),
  });

const prepaid = (anyText: fc.Arbitrary<string>) =>
  fc
    .record({
      head: headWith(anyText),
      reference: anyText,
      meterNo: digits(11),
      idpel: digits(12),
      holder: anyText,
      tariff: anyText,
      powerVa: fc.integer({ min: 450, max: 200_000_000 }),
      purchasedAt: instant,
      adminCents: cents,
      stampCents: cents,
      ppnCents: cents,
      ppjCents: cents,
      instalmentCents: cents,
      tokenCents: cents,
      energyDkwh: fc.integer({ min: 1, max: 100_000_000 }),
      keyChange: fc.array(digits(20), { maxLength: 4 }),
      compensations: fc.array(
        fc.record({
          kind: anyText,
          token: digits(20),
          energyDkwh: fc.integer({ min: 1, max: 99_999 }),
        }),
        { maxLength: 2 },
      ),
      token: digits(20),
    })
    .map(({ head, reference, ...sale }): Receipt => {
      const { adminCents, stampCents, ppnCents, ppjCents, instalmentCents, tokenCents } = sale;
      const totalCents =
        adminCents + stampCents + ppnCents + ppjCents + instalmentCents + tokenCents;
      return { kind: 'prepaid', head, reference, sale: { ...sale, totalCents } };
    });

const nonTaglis = (anyText: fc.Arbitrary<string>) =>
  fc
    .record({
      head: headWith(anyText),
      reference: anyText,
      transactionName: anyText,
      registrationNo: digits(13),
      registeredOn: instant.map((text) => text.slice(0, 10)),
      holder: anyText,
      idpel: digits(12),
      details: fc.array(fc.record({ name: anyText, amountCents: cents }), {
        minLength: 1,
        maxLength: 6,
      }),
      adminCents: cents,
    })
    .map((slip): Receipt => {
      const billCents = slip.details.reduce((sum, { amountCents }) => sum + amountCents, 0);
      return { kind: 'nonTaglis', ...slip, billCents, totalCents: billCents + slip.adminCents };
    });

const postpaid = (anyText: fc.Arbitrary<string>) =>
  fc
    .record({
      head: headWith(anyText),
      reference: anyText,
      idpel: digits(12),
      holder: anyText,
      tariff: anyText,
      powerVa: fc.integer({ min: 450, max: 200_000_000 }),
      months: fc.array(
        fc.record({
          period: instant.map((text) => text.slice(0, 7).replace('-', '')),
          stand: fc.option(anyText),
          billCents: cents,
          incentiveCents: cents,
          ppnCents: cents,
          penaltyCents: cents,
        }),
        { minLength: 1, maxLength: 4 },
      ),
      adminCents: cents,
    })
    .map((slip): Receipt => {
      const totalCents = slip.months.reduce(
        (sum, month) =>
          sum + month.billCents - month.incentiveCents + month.ppnCents + month.penaltyCents,
        slip.adminCents,
      );
      return { kind: 'postpaid', ...slip, totalCents };
    });

/** Any receipt whose sums are right, its texts made by `text`. */
export function anyReceipt(text: fc.Arbitrary<string>): fc.Arbitrary<Receipt> {
  return fc.oneof(prepaid(text), nonTaglis(text), postpaid(text));
}
