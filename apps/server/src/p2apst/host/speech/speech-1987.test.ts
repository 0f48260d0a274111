import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  createCodec,
  type IsoMessage,
  nonTaglisLayouts,
  originalLayout1987,
  plnDialect1987,
  prepaidLayouts,
  responseCode1987,
  responseCodes2003,
} from '@setrum/iso8583';
import { demoClaims } from '../../../ap2t/index.ts';
import type { TestBank } from '../fixtures/bank.ts';
import {
  createTestHub,
  plainListener,
  type TestHub,
  testCentral,
  testSwitcher,
} from '../fixtures/hub.ts';

let traces = 0;

function message(mti: string, code: string, fields: Record<number, string>): IsoMessage {
  traces += 1;
  return {
    mti,
    fields: {
      2: '99502',
      3: code,
      7: '1123050000',
      11: String(traces).padStart(6, '0'),
      12: '120000',
      13: '1123',
      18: '6021',
      32: '4510017',
      33: testCentral,
      37: '000000000001',
      41: '00000048',
      49: '360',
      ...fields,
    },
  };
}

describe('the 1987 style', () => {
  let hub: TestHub;
  let bank: TestBank;
  before(async () => {
    const listeners = [{ ...plainListener, dialect: '1987' }] as const;
    hub = await createTestHub({ config: { listeners }, claims: true });
    bank = await hub.connect({ codec: createCodec(plnDialect1987) });
  });
  after(() => hub.close());

  const inquiry = (mti: string, meterNo = hub.world.meters[0] ?? '') => {
    const head = { switcherId: testSwitcher, meterNo, idpel: '0'.repeat(12), flag: '0' };
    return message(mti, '380000', { 48: prepaidLayouts.inquiryRequest.write(head) });
  };

  test('inquiry by either message type, purchase, advice, repeat: one pipeline', async () => {
    assert.equal((await bank.ask(inquiry('0100'))).mti, '0110');
    const told = await bank.ask(inquiry('0200'));
    assert.deepEqual([told.mti, told.fields[39]], ['0210', '00']);
    const data = told.fields[48] ?? '';
    assert.equal(data.length, 144);
    const asked = message('0200', '171000', { 4: '000000100000', 48: `${data}0` });
    const sold = await bank.ask(asked);
    assert.deepEqual([sold.mti, sold.fields[39], sold.fields[15]], ['0210', '00', '1124']);
    assert.equal(sold.fields[4], '000000100000');
    const sale = prepaidLayouts.purchaseResponseSettled.read(sold.fields[48] ?? '');
    assert.equal(sale.settlementDateTime, '20261123120000');
    assert.equal(hub.world.read(sale.meterNo, sale.token).units * 10, sale.energyCkwh);
    assert.deepEqual(await bank.ask(asked), sold);
    for (const [mti, code] of [
      ['0220', '172000'],
      ['0221', '173000'],
    ] as const) {
      const fields = { ...asked.fields, 3: code, 48: data.slice(0, 95) };
      const advised = await bank.ask({ mti, fields });
      assert.equal(advised.mti, mti.replace(/2(.)$/, '3$1'));
      assert.deepEqual([advised.fields[39], advised.fields[48]], ['00', sold.fields[48]]);
    }
    const never = { ...asked.fields, 11: '999999', 3: '172000', 48: data.slice(0, 95) };
    assert.equal((await bank.ask({ mti: '0220', fields: never })).fields[39], '93');
  });

  test('a registration is paid and taken back, with the original in field 90', async () => {
    const head = {
      switcherId: testSwitcher,
      registrationNo: demoClaims.powerChange,
      transactionCode: '000',
    };
    const ofProduct = { 2: '99504' };
    const request = { ...ofProduct, 48: nonTaglisLayouts.request.write(head) };
    const told = await bank.ask(message('0200', '380000', request));
    assert.deepEqual([told.fields[39], told.fields[4]], ['00', '000000375000']);
    const due = { ...ofProduct, 4: '000000375000', 48: told.fields[48] ?? '' };
    const asked = message('0200', '171000', due);
    assert.equal((await bank.ask(asked)).fields[39], '00');
    const original = originalLayout1987.write({
      mti: '0200',
      traceNumber: asked.fields[11] ?? '',
      transmissionDateTime: '1123050000',
      acquirer: '00004510017',
      forwarder: '0'.repeat(11),
    });
    const undo = { mti: '0400', fields: { ...asked.fields, 90: original } };
    const undone = await bank.ask(undo);
    assert.deepEqual([undone.mti, undone.fields[39], undone.fields[90]], ['0410', '00', original]);
    assert.equal((await bank.ask({ ...undo, mti: '0401' })).fields[39], '00');
    const foreign = original.replace('4510017', '4510018');
    const wrong = { mti: '0400', fields: { ...asked.fields, 90: foreign } };
    assert.equal((await bank.ask(wrong)).fields[39], '93');
  });

  test('network messages and refusals', async () => {
    const network = (action: string) => ({
      mti: '0800',
      fields: { 7: '1123050000', 11: '777777', 70: action },
    });
    for (const action of ['001', '301']) {
      const answer = await bank.ask(network(action));
      assert.deepEqual([answer.mti, answer.fields[39], answer.fields[70]], ['0810', '00', action]);
    }
    assert.equal((await bank.ask(network('555'))).fields[39], '30');
    assert.equal((await bank.ask(inquiry('0200', '32999999999'))).fields[39], '77');
    const { fields } = inquiry('0200');
    const dollars = { mti: '0200', fields: { ...fields, 11: '888888', 49: '840' } };
    assert.equal((await bank.ask(dollars)).fields[39], '30');
    const { 13: _, ...undated } = fields;
    const answer = await bank.ask({ mti: '0200', fields: { ...undated, 11: '888889' } });
    assert.equal(answer.fields[39], '30');
    const good = bank.bytesOf({ mti: '0200', fields: { ...fields, 11: '888890' } });
    const refused = bank.next();
    bank.sendBytes(Buffer.concat([good.subarray(0, good.length - 9), Uint8Array.of(0xff)]));
    assert.equal((await refused).fields[39], '30');
    assert.equal((await bank.ask(network('002'))).fields[39], '00');
    assert.equal((await bank.ask(inquiry('0200'))).fields[39], '11');
  });

  test('only a good answer is 00, and a time-out is none of the final codes', () => {
    const codes = responseCodes2003.map(({ code }) => [code, responseCode1987(code)] as const);
    const good = codes.filter(([, two]) => two === '00');
    assert.deepEqual(good, [['0000', '00']]);
    const inDoubt = codes.filter(([, two]) => two === responseCode1987('0068'));
    assert.deepEqual(inDoubt, [['0068', '18']]);
    assert.ok(codes.every(([, two]) => /^[0-9]{2}$/.test(two)));
  });
});
