import { type IsoMessage, prepaidLayouts } from '@setrum/iso8583';
import { codeOf } from '../../messages/frame.ts';
import { adviceRequest } from '../../messages/prepaid.ts';
import { ConformanceSkip, expect, expectCode } from '../expect.ts';
import { codes, confirmed, inferred, ours } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import type { Stage } from '../stage.ts';

type PurchaseData = ReturnType<typeof prepaidLayouts.purchaseRequest.read>;

/** A purchase, spoiled, is refused with one of the codes, and an advice finds nothing sold. */
async function refused(
  stage: Stage,
  spoil: (request: IsoMessage) => IsoMessage,
  ...expected: readonly string[]
): Promise<void> {
  const link = await stage.link();
  const request = spoil(stage.purchase(await stage.inquire(link)));
  const answer = await stage.ask(link, request);
  expectCode(answer, ...expected);
  expect(
    codeOf(await stage.ask(link, adviceRequest(request, false))) !== '0000',
    'it was sold all the same',
  );
}

const withAmount =
  (amount: string) =>
  (request: IsoMessage): IsoMessage => ({
    ...request,
    fields: { ...request.fields, 4: amount },
  });

const withData =
  (change: (data: PurchaseData) => Partial<PurchaseData>) =>
  (request: IsoMessage): IsoMessage => {
    const data = prepaidLayouts.purchaseRequest.read(request.fields[48] ?? '');
    const changed = prepaidLayouts.purchaseRequest.write({ ...data, ...change(data) });
    return { ...request, fields: { ...request.fields, 48: changed } };
  };

/** The reference with its last character changed. */
const altered = (reference: string): string =>
  reference.slice(0, -1) + (reference.endsWith('0') ? '1' : '0');

export const refusalScenarios: readonly Scenario[] = [
  {
    id: 'refusal.amount-small',
    rule: confirmed('An amount below the minimum (here Rp 1,000) is 0041; nothing is sold.', codes),
    run: (stage) => refused(stage, withAmount('3600000000001000'), '0041'),
  },
  {
    id: 'refusal.amount-large',
    rule: confirmed('An amount above the maximum (here Rp 2,000,000,000) is 0042.', codes),
    run: (stage) => refused(stage, withAmount('3600002000000000'), '0042'),
  },
  {
    id: 'refusal.amount-zero',
    rule: inferred('Nothing for nothing: an amount of 0 is 0013 or 0041.'),
    run: (stage) => refused(stage, withAmount('3600000000000000'), '0013', '0041'),
  },
  {
    id: 'refusal.amount-cents',
    rule: inferred(
      'An amount that is no whole rupiah (20,000.50, decimals digit 2) is 0013 or 0041.',
    ),
    run: (stage) => refused(stage, withAmount('3602000002000050'), '0013', '0041'),
  },
  {
    id: 'refusal.currency',
    rule: inferred('Another currency than 360 in field 4 is 0030.'),
    run: (stage) => refused(stage, withAmount('8400000000020000'), '0030'),
  },
  {
    id: 'refusal.admin',
    rule: confirmed('A fee in field 48 other than the one of the inquiry is 0045.', codes),
    run: (stage) =>
      refused(
        stage,
        withData(({ adminCents }) => ({ adminCents: adminCents + 100 })),
        '0045',
      ),
  },
  {
    id: 'refusal.no-unsold',
    rule: inferred(
      'Buying option 1 where the inquiry told no unsold token of this amount is refused: it must not sell a new one.',
      'the codes of the buying option from public client code',
    ),
    run: async (stage) => {
      const link = await stage.link();
      const inquiry = await stage.inquire(link);
      const amounts = inquiry.supply?.unsold.map(({ amountCents }) => amountCents) ?? [];
      if (amounts.includes(stage.target.amountCents)) {
        throw new ConformanceSkip('the meter has an unsold token of this amount');
      }
      const request = stage.purchase(inquiry, { buyingOption: '1' });
      const answer = await stage.ask(link, request);
      expect(codeOf(answer) !== '0000', 'it was sold');
      expect(
        codeOf(await stage.ask(link, adviceRequest(request, false))) !== '0000',
        'it was sold all the same',
      );
    },
  },
  {
    id: 'refusal.pln-ref',
    rule: confirmed('A PLN reference that the inquiry did not give is 0098.', codes),
    run: (stage) =>
      refused(
        stage,
        withData(({ plnRef }) => ({ plnRef: altered(plnRef) })),
        '0098',
      ),
  },
  {
    id: 'refusal.switcher-ref',
    rule: confirmed('A switcher reference that nobody gave is 0092.', codes),
    run: (stage) =>
      refused(
        stage,
        withData(() => ({ switcherRef: `X${'0'.repeat(31)}` })),
        '0092',
      ),
  },
  {
    id: 'refusal.references-mixed',
    rule: inferred(
      'The PLN reference of one inquiry with the switcher reference of another is 0098 or 0092.',
    ),
    run: async (stage) => {
      const link = await stage.link();
      const other = await stage.inquire(link);
      await refused(
        stage,
        withData(() => ({ plnRef: other.plnRef })),
        '0098',
        '0092',
      );
    },
  },
  {
    id: 'refusal.other-switcher',
    rule: confirmed('A purchase by another switcher than its inquiry is 0097.', codes),
    run: async (stage) => {
      const { otherSwitcherId: switcherId } = stage.target;
      if (switcherId === null) throw new ConformanceSkip('no --other-switcher is given');
      await refused(
        stage,
        withData(() => ({ switcherId })),
        '0097',
      );
    },
  },
  {
    id: 'refusal.unknown-bank',
    rule: confirmed(
      'A purchase by an unknown bank is 0031, by an unknown partner central 0032.',
      codes,
    ),
    run: async (stage) => {
      const change = (bit: number) => (request: IsoMessage) => ({
        ...request,
        fields: { ...request.fields, [bit]: '9999999' },
      });
      await refused(stage, change(32), '0031');
      await refused(stage, change(33), '0032');
    },
  },
  {
    id: 'refusal.repeated',
    rule: ours('A refused purchase that comes again is refused again with the same code.'),
    run: async (stage) => {
      const link = await stage.link();
      const request = withAmount('3600000000001000')(stage.purchase(await stage.inquire(link)));
      for (let times = 0; times < 2; times++) expectCode(await stage.ask(link, request), '0041');
    },
  },
];
