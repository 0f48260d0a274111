import { type IsoMessage, prepaidLayouts, usualFields2003 } from '@setrum/iso8583';
import { amountField, amountOf } from '../../messages/frame.ts';
import { adviceRequest } from '../../messages/prepaid.ts';
import { expectCode, expectEchoed, expectEqual, expectFields, expectSame } from '../expect.ts';
import { client, codes, confirmed, inferred, ours } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import type { Stage } from '../stage.ts';

type AdviceData = ReturnType<typeof prepaidLayouts.adviceRequest.read>;

/** An advice for this run's sale, changed, must not answer 0000, nor 0063: the bank would give the money back. */
async function contradicted(
  stage: Stage,
  change: (advice: IsoMessage) => IsoMessage,
  ...expected: readonly string[]
): Promise<void> {
  const link = await stage.link();
  const { request } = await stage.sale(link);
  expectCode(await stage.ask(link, change(adviceRequest(request, false))), ...expected);
}

const withData =
  (change: (data: AdviceData) => Partial<AdviceData>) =>
  (advice: IsoMessage): IsoMessage => {
    const data = prepaidLayouts.adviceRequest.read(advice.fields[48] ?? '');
    const changed = prepaidLayouts.adviceRequest.write({ ...data, ...change(data) });
    return { ...advice, fields: { ...advice.fields, 48: changed } };
  };

export const adviceScenarios: readonly Scenario[] = [
  {
    id: 'advice.sold',
    rule: confirmed(
      'An advice (2220) with the trace number, references and amount of a purchase is answered 2230, 0000, with the field 48 of the purchase byte for byte; bitmap 5030004182810006.',
      `public sample messages; ${client}`,
    ),
    run: async (stage) => {
      const link = await stage.link();
      const { request, answer } = await stage.sale(link);
      const advice = adviceRequest(request, false);
      const told = await stage.ask(link, advice);
      expectCode(told, '0000');
      expectEchoed(advice, told);
      expectFields(told, usualFields2003.adviceResponse);
      expectSame(answer, told, [2, 4, 48, 62, 63]);
    },
  },
  {
    id: 'advice.repeated',
    rule: confirmed(
      'A repeat (2221) is answered 2231 with the same, as often as it comes.',
      client,
    ),
    run: async (stage) => {
      const link = await stage.link();
      const { request, answer } = await stage.sale(link);
      for (let times = 0; times < 3; times++) {
        const told = await stage.ask(link, adviceRequest(request, true));
        expectEqual(told.mti, '2231', 'the message type');
        expectCode(told, '0000');
        expectSame(answer, told, [2, 4, 48, 62, 63]);
      }
    },
  },
  {
    id: 'advice.never-bought',
    rule: confirmed(
      'An advice for a purchase that never came is 0063, repeat included; it sells nothing.',
      client,
    ),
    run: async (stage) => {
      const link = await stage.link();
      const request = stage.purchase(await stage.inquire(link));
      for (const isRepeat of [false, true, true]) {
        expectCode(await stage.ask(link, adviceRequest(request, isRepeat)), '0063');
      }
    },
  },
  {
    id: 'advice.before-purchase',
    rule: ours(
      'After an advice was answered 0063 its purchase is not sold when it comes late: the bank has given the money back. A new inquiry buys.',
    ),
    run: async (stage) => {
      const link = await stage.link();
      const request = stage.purchase(await stage.inquire(link));
      expectCode(await stage.ask(link, adviceRequest(request, false)), '0063');
      expectCode(await stage.ask(link, request), '0063', '0094');
      expectCode(await stage.ask(link, adviceRequest(request, true)), '0063');
    },
  },
  {
    id: 'advice.other-link',
    rule: ours('An advice may come by another link of the bank than its purchase.'),
    run: async (stage) => {
      const { request, answer } = await stage.sale(await stage.link());
      const told = await stage.ask(await stage.link(), adviceRequest(request, false));
      expectSame(answer, told, [48]);
    },
  },
  {
    id: 'advice.other-trace',
    rule: inferred(
      'An advice with the references of a sale and another trace number is 0093 or 0098, never 0063: the bank would give the money back for a token that is sold.',
    ),
    run: (stage) =>
      contradicted(
        stage,
        (advice) => ({ ...advice, fields: { ...advice.fields, 11: stage.mark().stan } }),
        '0093',
        '0098',
      ),
  },
  {
    id: 'advice.other-reference',
    rule: inferred(
      'An advice with the trace number of a sale and the references of another inquiry is 0093 or 0098.',
    ),
    run: async (stage) => {
      const { plnRef, switcherRef } = await stage.inquire(await stage.link());
      await contradicted(
        stage,
        withData(() => ({ plnRef, switcherRef })),
        '0093',
        '0098',
      );
    },
  },
  {
    id: 'advice.other-amount',
    rule: inferred('An advice with another amount than the sale is 0093 or 0098.', codes),
    run: (stage) =>
      contradicted(
        stage,
        (advice) => {
          const amount = amountField((amountOf(advice) ?? 0) + 100_000);
          return { ...advice, fields: { ...advice.fields, 4: amount } };
        },
        '0093',
        '0098',
      ),
  },
];
