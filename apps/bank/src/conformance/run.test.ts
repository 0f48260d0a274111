import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import type { IsoMessage } from '@setrum/iso8583';
import { sampleIdentity } from '../messages/identity.ts';
import { type Script, type ScriptedHost, scriptedHost } from '../test-support/scripted-host.ts';
import { SellingHost } from '../test-support/selling-host.ts';
import type { ConformanceReport, ConformanceTarget } from './model.ts';
import { runConformance } from './run.ts';

describe('conformance', () => {
  let host: ScriptedHost;
  afterEach(() => host.stop());
  const tried = async (only: readonly string[], script: Script): Promise<ConformanceReport> => {
    host = await scriptedHost(script);
    const target: ConformanceTarget = {
      host: '127.0.0.1',
      port: host.port,
      framing: 'end-byte',
      ...{ lengthPort: null, tls: null },
      ...{ meterNo: '32031017679', otherMeterNo: null, registrationNo: null, billIdpel: null },
      ...{
        identity: sampleIdentity,
        otherSwitcherId: null,
        amountCents: 2_000_000,
        timeoutMs: 300,
      },
    };
    return runConformance(target, { only });
  };
  const verdicts = ({ scenarios }: ConformanceReport) =>
    Object.fromEntries(scenarios.map(({ id, verdict, reason }) => [id, reason ?? verdict]));
  const selling = (change: (answer: IsoMessage) => IsoMessage = (answer) => answer): Script => {
    const seller = new SellingHost();
    return (message, line) => line.answer(change(seller.answer(message)));
  };
  const withData =
    (mti: string, spoil: (data: string) => string) =>
    (answer: IsoMessage): IsoMessage =>
      answer.mti === mti && answer.fields[48] !== undefined
        ? { mti, fields: { ...answer.fields, 48: spoil(answer.fields[48]) } }
        : answer;

  test('passes a host that sells as agreed, skips what is not given, and fails what it does not refuse', async () => {
    const wanted = ['purchase', 'advice.sold', 'refusal.amount-small', 'line.chopped'];
    const report = await tried(wanted, selling());
    assert.deepEqual(verdicts(report), {
      'purchase.sold': 'pass',
      'purchase.fields': 'pass',
      'purchase.equal': 'pass',
      'purchase.equal-at-once': 'pass',
      'purchase.new-inquiry': 'pass',
      'purchase.same-trace-other-meter': 'no --other-meter is given',
      'purchase.card-absent': 'pass',
      'advice.sold': 'pass',
      'refusal.amount-small': 'field 39 is 0000, not 0041',
      'line.chopped': 'pass',
    });
    assert.deepEqual([report.passed, report.failed, report.skipped], [8, 1, 1]);
  });

  test('no token digits in the report', async () => {
    const report = await tried(['purchase', 'advice.sold'], selling());
    const text = JSON.stringify(report);
    assert.match(text, /\*{20}/);
    assert.doesNotMatch(text, /7{15}/);
  });

  const wrongs: readonly [string, string, (answer: IsoMessage) => IsoMessage, RegExp][] = [
    [
      'another token for an equal purchase',
      'purchase.equal',
      turning(),
      /field 48 is not the same/,
    ],
    [
      'parts that are not the amount',
      'purchase.sold',
      withData('2210', (data) => `${data.slice(0, 198)}000000000001${data.slice(210)}`),
      /the sum of stamp/,
    ],
    [
      'no energy',
      'purchase.sold',
      withData('2210', (data) => `${data.slice(0, 211)}${'0'.repeat(10)}${data.slice(221)}`),
      /the energy is 0/,
    ],
    [
      'another meter',
      'purchase.sold',
      withData('2210', (data) => `${data.slice(0, 7)}32000000011${data.slice(18)}`),
      /meterNo is/,
    ],
    [
      'a customer number that is not filled',
      'inquiry.by-meter',
      withData('2110', (data) => `${data.slice(0, 18)}${'0'.repeat(12)}${data.slice(30)}`),
      /the customer number is not filled/,
    ],
  ];
  for (const [what, id, change, reason] of wrongs) {
    test(`fails ${what}`, async () => {
      const { scenarios } = await tried([id], selling(change));
      const found = scenarios.find((scenario) => scenario.id === id);
      assert.equal(found?.verdict, 'fail');
      assert.match(found?.reason ?? '', reason);
      assert.ok((found?.trace.length ?? 0) > 2);
    });
  }

  test('a host that keeps silent fails, and a deposit that is used up is no failure', async () => {
    const silent = await tried(['network.echo', 'purchase.sold'], () => undefined);
    assert.equal(silent.failed, 2);
    await host.stop();
    const empty = await tried(['purchase.sold'], (message, line) => {
      const answer = new SellingHost().answer(message);
      const fields = message.mti === '2200' ? { ...message.fields, 39: '0046' } : answer.fields;
      line.answer({ mti: answer.mti, fields });
    });
    assert.deepEqual(verdicts(empty), { 'purchase.sold': "the bank's deposit is used up (0046)" });
  });
});

/** Every answer that sells has another token. */
function turning(): (answer: IsoMessage) => IsoMessage {
  let n = 0;
  return (answer) => {
    const data = answer.fields[48];
    if (answer.mti !== '2210' || data === undefined) return answer;
    n += 1;
    const token = String(n).padStart(20, '1');
    return { mti: answer.mti, fields: { ...answer.fields, 48: data.slice(0, -20) + token } };
  };
}
