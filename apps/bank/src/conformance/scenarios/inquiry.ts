import { prepaidLayouts, usualFields2003 } from '@setrum/iso8583';
import { inquiryRequest, type MeterOrCustomer, readInquiry } from '../../messages/prepaid.ts';
import { expect, expectCode, expectEchoed, expectEqual, expectFields } from '../expect.ts';
import { client, codes, confirmed, hostPromise, inferred, ours } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import type { Stage } from '../stage.ts';

/** A number with a right check digit that no utility gives out. */
const nobodysMeter = '99999999994';
const nobody = '999999999999';

/** Asks, and looks at everything that an answer 0000 must have. */
async function inquired(stage: Stage, by: MeterOrCustomer) {
  const link = await stage.link();
  const request = inquiryRequest(stage.identity, stage.mark(), by);
  const answer = await stage.ask(link, request);
  expectCode(answer, '0000');
  expectEchoed(request, answer);
  const inquiry = readInquiry(answer);
  const { switcherId, meterNo, idpel, plnRef, switcherRef, powerVa } = inquiry;
  expectEqual(switcherId, stage.identity.switcherId, 'the switcher');
  expect(/[1-9]/.test(meterNo), 'the meter number is not filled');
  expect(/[1-9]/.test(idpel), 'the customer number is not filled');
  expectEqual(plnRef.length, 32, 'the length of the PLN reference');
  expectEqual(switcherRef.length, 32, 'the length of the switcher reference');
  expect(powerVa > 0, 'the contracted power is 0');
  return inquiry;
}

async function refused(
  stage: Stage,
  by: MeterOrCustomer,
  code: string,
  changed: Readonly<Record<number, string>> = {},
): Promise<void> {
  const link = await stage.link();
  const request = inquiryRequest(stage.identity, stage.mark(), by);
  const fields = { ...request.fields, ...changed };
  expectCode(await stage.ask(link, { ...request, fields }), code);
}

const meterOf = ({ target }: Stage) => ({ meterNo: target.meterNo });

export const inquiryScenarios: readonly Scenario[] = [
  {
    id: 'inquiry.by-meter',
    rule: confirmed(
      'An inquiry by meter (flag 0) is answered with 144 characters in field 48: meter and customer number both filled, two references of 32 characters, name, tariff, power, fee; field 62 tells unit and limit.',
      client,
    ),
    run: async (stage) => {
      const { meterNo, answer, supply } = await inquired(stage, meterOf(stage));
      expectEqual(meterNo, stage.target.meterNo, 'the meter number');
      expectEqual(answer.fields[48]?.length, 144, 'the length of field 48');
      expect(supply !== null, 'field 62 is absent');
      const most = [...usualFields2003.inquiryRequest, 39, 62];
      const without63 = Object.keys(answer.fields).filter((bit) => bit !== '63');
      expectFields(
        { ...answer, fields: Object.fromEntries(without63.map((bit) => [bit, ''])) },
        most,
      );
    },
  },
  {
    id: 'inquiry.by-idpel',
    rule: ours(
      'An inquiry by customer number (flag 1) names the same meter and customer as the inquiry by meter: both are filled whatever the flag.',
    ),
    run: async (stage) => {
      const { idpel } = await inquired(stage, meterOf(stage));
      const again = await inquired(stage, { idpel });
      expectEqual(again.meterNo, stage.target.meterNo, 'the meter number');
      expectEqual(again.idpel, idpel, 'the customer number');
      expectEqual(again.flag, '1', 'the flag');
    },
  },
  {
    id: 'inquiry.references',
    rule: inferred('No two inquiries get the same references.', client),
    run: async (stage) => {
      const link = await stage.link();
      const first = await stage.inquire(link);
      const second = await stage.inquire(link);
      expect(first.plnRef !== second.plnRef, 'the PLN reference came twice');
      expect(first.switcherRef !== second.switcherRef, 'the switcher reference came twice');
    },
  },
  {
    id: 'inquiry.unknown-meter',
    rule: confirmed('An unknown meter is 0014.', codes),
    run: (stage) => refused(stage, { meterNo: nobodysMeter }, '0014'),
  },
  {
    id: 'inquiry.unknown-idpel',
    rule: confirmed('An unknown customer number is 0015 or 0014.', codes),
    run: async (stage) => {
      const link = await stage.link();
      const request = inquiryRequest(stage.identity, stage.mark(), { idpel: nobody });
      expectCode(await stage.ask(link, request), '0015', '0014');
    },
  },
  {
    id: 'inquiry.unknown-product',
    rule: confirmed('A product that nobody sells is 0033.', codes),
    run: (stage) => refused(stage, meterOf(stage), '0033', { 2: '99509' }),
  },
  {
    id: 'inquiry.unknown-bank',
    rule: confirmed('An unknown bank in field 32 is 0031.', codes),
    run: (stage) => refused(stage, meterOf(stage), '0031', { 32: '9999999' }),
  },
  {
    id: 'inquiry.unknown-central',
    rule: confirmed('An unknown partner central in field 33 is 0032.', codes),
    run: (stage) => refused(stage, meterOf(stage), '0032', { 33: '9999999' }),
  },
  {
    id: 'inquiry.unknown-switcher',
    rule: confirmed('An unknown switcher in field 48 is 0032.', codes),
    run: async (stage) => {
      const data = prepaidLayouts.inquiryRequest.write({
        switcherId: 'XXXXXX9',
        meterNo: stage.target.meterNo,
        idpel: '0'.repeat(12),
        flag: '0',
      });
      await refused(stage, meterOf(stage), '0032', { 48: data });
    },
  },
  {
    id: 'inquiry.no-card',
    rule: ours(
      'Without the card in the request (field 124) there is none in the answer, and no field above 64.',
      `${hostPromise}, field 124`,
    ),
    run: async (stage) => {
      const { answer } = await inquired(stage, meterOf(stage));
      const above = Object.keys(answer.fields).filter((bit) => Number(bit) > 64);
      expectEqual(above.join(' '), '', 'fields above 64');
    },
  },
];
