import { type IsoMessage, nonTaglisLayouts, usualFields2003 } from '@setrum/iso8583';
import { billInquiryRequest, readBillOffer, reversalRequest } from '../../messages/bills.ts';
import { amountField, amountOf } from '../../messages/frame.ts';
import {
  expect,
  expectCode,
  expectEchoed,
  expectEqual,
  expectFields,
  expectSame,
} from '../expect.ts';
import { client, codes, confirmed, inferred, ours } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import type { Stage } from '../stage.ts';
import {
  type BillKind,
  expectOffered,
  nonTaglis,
  offered,
  otherReversal,
  paymentOf,
  postpaid,
  subjectOf,
  whilePaid,
} from './bill-desk.ts';

const isNonTaglis = ({ group }: BillKind): boolean => group === 'nontaglis';

const paymentFields = (kind: BillKind): readonly number[] =>
  isNonTaglis(kind) ? usualFields2003.purchaseResponse : usualFields2003.postpaidPaymentResponse;

const reversalFields = (kind: BillKind): readonly number[] =>
  usualFields2003.reversalResponse.filter((bit) => isNonTaglis(kind) || bit !== 62);

async function inquiry(stage: Stage, kind: BillKind): Promise<void> {
  const link = await stage.link();
  const request = billInquiryRequest(stage.identity, stage.mark(), subjectOf(stage, kind));
  const answer = await stage.ask(link, request);
  expectOffered(answer);
  expectEchoed(request, answer);
  const offer = readBillOffer(answer);
  const asked = 'registrationNo' in kind.unknown ? 'registrationNo' : 'idpel';
  expectEqual(offer.subject, Object.values(subjectOf(stage, kind)).join(), asked);
  expect(offer.amountCents > 0, 'nothing is asked for');
  if (isNonTaglis(kind)) checkRegistration(answer);
}

/** Total = bill + fee, and the lines of field 62 are the bill. */
function checkRegistration(answer: IsoMessage): void {
  expectEqual(answer.fields[48]?.length, 267, 'the length of field 48');
  const read = nonTaglisLayouts.response.read(answer.fields[48] ?? '');
  expectEqual(read.totalCents, read.plnBillCents + read.adminCents, 'bill and fee together');
  const { details } = nonTaglisLayouts.details.read(answer.fields[62] ?? '');
  const sum = details.reduce((total, { amountCents }) => total + amountCents, 0);
  expectEqual(sum, read.plnBillCents, 'the sum of the lines in field 62');
}

/** A payment, changed, is refused, and nothing is paid: the same bill is still offered. */
async function refused(
  stage: Stage,
  kind: BillKind,
  change: (request: IsoMessage) => IsoMessage,
  ...expected: readonly string[]
): Promise<void> {
  const link = await stage.link();
  const request = change(paymentOf(stage, await offered(stage, link, kind)));
  expectCode(await stage.ask(link, request), ...expected);
  await offered(stage, link, kind);
}

const dearer = (request: IsoMessage): IsoMessage => ({
  ...request,
  fields: { ...request.fields, 4: amountField((amountOf(request) ?? 0) + 100) },
});

function asking(kind: BillKind): readonly Scenario[] {
  const { group, what } = kind;
  const form = isNonTaglis(kind)
    ? 'field 48 has 267 characters; total is bill and fee; the lines of field 62 add up to the bill'
    : 'field 48 has the customer and a block of 111 characters for each bill';
  return [
    {
      id: `${group}.inquiry`,
      rule: confirmed(`An inquiry by ${what} is answered 0000; ${form}.`, 'public sample messages'),
      run: (stage) => inquiry(stage, kind),
    },
    {
      id: `${group}.unknown`,
      rule: confirmed(`An unknown ${what} is 0015.`, codes),
      run: async (stage) => {
        const link = await stage.link();
        const request = billInquiryRequest(stage.identity, stage.mark(), kind.unknown);
        expectCode(await stage.ask(link, request), '0015');
      },
    },
  ];
}

function paying(kind: BillKind): readonly Scenario[] {
  const { group } = kind;
  return [
    {
      id: `${group}.payment`,
      rule: confirmed(
        'A payment (2200) of what was offered is answered 2210, 0000, with the fields of the sample; what is paid is repeated, field 4 is the amount without fee.',
      ),
      run: (stage) =>
        whilePaid(stage, kind, async (_link, { request, answer }) => {
          expectEchoed(request, answer);
          expectFields(answer, paymentFields(kind));
          expectEqual(amountOf(answer), amountOf(request), 'the amount in field 4');
          const head = isNonTaglis(kind) ? 23 : 19;
          const [asked, told] = [request, answer].map(({ fields }) => fields[48]?.slice(0, head));
          expectEqual(told, asked, 'what field 48 names');
        }),
    },
    {
      id: `${group}.equal`,
      rule: ours(
        'An equal payment is answered with the same bytes, also by another link; it is not paid twice.',
      ),
      run: (stage) =>
        whilePaid(stage, kind, async (link, { request, answer }) => {
          expectSame(answer, await stage.ask(link, request));
          expectSame(answer, await stage.ask(await stage.link(), request));
        }),
    },
    {
      id: `${group}.paid`,
      rule: confirmed('What another payment has paid is 0088.', codes),
      run: (stage) =>
        whilePaid(stage, kind, async (link, { offer }) => {
          expectCode(await stage.ask(link, paymentOf(stage, offer)), '0088', '0013');
        }),
    },
    {
      id: `${group}.amount`,
      rule: confirmed('An amount other than what is due is 0013; nothing is paid.', codes),
      run: (stage) => refused(stage, kind, dearer, '0013'),
    },
  ];
}

function reversing(kind: BillKind): readonly Scenario[] {
  const { group } = kind;
  return [
    {
      id: `${group}.reversal`,
      rule: confirmed(
        'A reversal (2400, field 56 names the payment) on the same day is answered 2410, 0000, with the fields of the sample; afterwards the same bill is due again.',
      ),
      run: (stage) =>
        whilePaid(stage, kind, async (link, { request }) => {
          const reversal = reversalRequest(request, false);
          const answer = await stage.ask(link, reversal);
          expectCode(answer, '0000');
          expectEchoed(reversal, answer);
          expectFields(answer, reversalFields(kind));
          expectEqual(answer.fields[56], reversal.fields[56], 'field 56');
          await offered(stage, link, kind);
        }),
    },
    {
      id: `${group}.reversal-repeated`,
      rule: inferred(
        'The same reversal again, and its repeat (2401), are answered 0000 or 0094.',
        client,
      ),
      run: (stage) =>
        whilePaid(stage, kind, async (link, { request }) => {
          expectCode(await stage.ask(link, reversalRequest(request, false)), '0000');
          expectCode(await stage.ask(link, reversalRequest(request, false)), '0000', '0094');
          const repeated = await stage.ask(link, reversalRequest(request, true));
          expectEqual(repeated.mti, '2411', 'the message type');
          expectCode(repeated, '0000', '0094');
        }),
    },
  ];
}

function afterReversal(kind: BillKind): readonly Scenario[] {
  const { group } = kind;
  return [
    {
      id: `${group}.reversed-before`,
      rule: confirmed('Another reversal of a payment that was taken back is 0094.', codes),
      run: (stage) =>
        whilePaid(stage, kind, async (link, { request }) => {
          expectCode(await stage.ask(link, reversalRequest(request, false)), '0000');
          expectCode(await stage.ask(link, otherReversal(stage, request)), '0094');
        }),
    },
    {
      id: `${group}.payment-after-reversal`,
      rule: ours(
        'A payment that was taken back stays so: the equal 2200 is refused, never paid again.',
      ),
      run: (stage) =>
        whilePaid(stage, kind, async (link, { request }) => {
          expectCode(await stage.ask(link, reversalRequest(request, false)), '0000');
          expectCode(await stage.ask(link, request), '0063', '0094');
          await offered(stage, link, kind);
        }),
    },
    {
      id: `${group}.reversal-of-nothing`,
      rule: confirmed(
        'A reversal of a payment that never came is 0063; should the payment come later, it is refused.',
        `${codes}; the second half is ours`,
      ),
      run: async (stage) => {
        const link = await stage.link();
        const request = paymentOf(stage, await offered(stage, link, kind));
        expectCode(await stage.ask(link, reversalRequest(request, false)), '0063');
        expectCode(await stage.ask(link, request), '0063', '0094');
        await offered(stage, link, kind);
      },
    },
  ];
}

const all = (kind: BillKind): readonly Scenario[] => [
  ...asking(kind),
  ...paying(kind),
  ...reversing(kind),
  ...afterReversal(kind),
];

export const nonTaglisScenarios: readonly Scenario[] = all(nonTaglis);
export const postpaidScenarios: readonly Scenario[] = all(postpaid);
