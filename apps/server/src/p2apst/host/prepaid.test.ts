import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type IsoMessage, usualFields2003 } from '@setrum/iso8583';
import { depositBalance } from '../deposit/service.ts';
import { type TestBank, until } from './fixtures/bank.ts';
import { createTestHub, type TestHub } from './fixtures/hub.ts';
import { advice, inquiry, layouts, message, purchase, rupiah } from './fixtures/messages.ts';

describe('prepaid over a socket', () => {
  let hub: TestHub;
  let bank: TestBank;
  const meter = (): string => hub.world.meters[0] ?? '';
  const balance = () => depositBalance(hub.world.database, '4510017');
  const sold = (answer: IsoMessage) =>
    layouts.prepaid.purchaseResponse.read(answer.fields[48] ?? '');
  const bits = (answer: IsoMessage) => Object.keys(answer.fields).map(Number);
  before(async () => {
    hub = await createTestHub();
    bank = await hub.connect();
  });
  after(() => hub.close());

  test('an inquiry tells meter and customer number whatever it was asked by', async () => {
    const byMeter = await bank.ask(inquiry({ meterNo: meter() }));
    assert.equal(byMeter.mti, '2110');
    assert.equal(byMeter.fields[39], '0000');
    const told = layouts.prepaid.inquiryResponse.read(byMeter.fields[48] ?? '');
    assert.equal(byMeter.fields[48]?.length, 144);
    assert.equal(told.idpel, '534250000000');
    assert.equal(told.name, 'PELANGGAN 0');
    assert.equal(told.adminCents, 250_000);
    assert.match(told.plnRef + told.switcherRef, /^[0-9A-Z]{64}$/);
    const byIdpel = await bank.ask(inquiry({ idpel: '534250000000' }));
    const other = layouts.prepaid.inquiryResponse.read(byIdpel.fields[48] ?? '');
    assert.deepEqual(
      { ...other, flag: '0', plnRef: '', switcherRef: '' },
      { ...told, plnRef: '', switcherRef: '' },
    );
    assert.equal(other.flag, '1');
    assert.notEqual(other.plnRef, told.plnRef);
    const supply = layouts.prepaid.supply.read(byMeter.fields[62] ?? '');
    assert.deepEqual([supply.distributionCode, supply.serviceUnit], ['53', '53425']);
    assert.equal(supply.maxKwh, 1584);
  });

  test('a purchase is answered with all fields of the samples, and its parts are the amount', async () => {
    const before = (await balance()) ?? 0;
    const asked = purchase(await bank.ask(inquiry({ meterNo: meter() })));
    const answer = await bank.ask(asked);
    assert.equal(answer.mti, '2210');
    assert.equal(answer.fields[39], '0000');
    assert.deepEqual(bits(answer), usualFields2003.purchaseResponse);
    assert.equal(answer.fields[4], rupiah(100_000));
    assert.equal(answer.fields[15], '20261124');
    assert.equal(answer.fields[48]?.length, 241);
    const sale = sold(answer);
    const parts =
      sale.stampCents + sale.ppnCents + sale.ppjCents + sale.instalmentCents + sale.tokenCents;
    assert.equal(parts, 10_000_000);
    const token = hub.world.read(meter(), sale.token);
    assert.equal(token.units * 10, sale.energyCkwh);
    assert.equal(before - ((await balance()) ?? 0), 10_000_000);
    for (const bit of [2, 11, 12, 26, 32, 33, 41]) {
      assert.equal(answer.fields[bit], asked.fields[bit]);
    }
  });

  test('an equal purchase, its advice and the repeated advice tell the same sale and move no money', async () => {
    const asked = purchase(await bank.ask(inquiry({ meterNo: meter() })));
    const first = await bank.ask(asked);
    const before = await balance();
    assert.deepEqual(await bank.ask(asked), first);
    const advised = await bank.ask(advice(asked));
    assert.equal(advised.mti, '2230');
    assert.deepEqual(bits(advised), usualFields2003.adviceResponse);
    const repeated = await bank.ask(advice(asked, '2221'));
    assert.equal(repeated.mti, '2231');
    assert.deepEqual(repeated.fields, advised.fields);
    assert.deepEqual({ ...advised.fields, 15: first.fields[15] }, first.fields);
    assert.equal(await balance(), before);
  });

  test('an advice on what was never bought is 0063, and buys nothing', async () => {
    const before = await balance();
    const asked = purchase(await bank.ask(inquiry({ meterNo: hub.world.meters[1] ?? '' })));
    assert.equal((await bank.ask(advice(asked))).fields[39], '0063');
    assert.equal((await bank.ask(advice(asked, '2221'))).fields[39], '0063');
    assert.equal(await balance(), before);
  });

  test('a purchase that comes after its advice was answered 0063 is not sold: the bank has given the money back', async () => {
    const before = await balance();
    const told = await bank.ask(inquiry({ meterNo: meter() }));
    const late = purchase(told);
    assert.equal((await bank.ask(advice(late))).fields[39], '0063');
    const unknown = hub.adviceUnknown.at(-1);
    assert.deepEqual([unknown?.partnerId, unknown?.meterNo], ['4510017', meter()]);
    assert.equal((await bank.ask(late)).fields[39], '0063');
    assert.equal((await bank.ask(advice(late, '2221'))).fields[39], '0063');
    assert.equal(await balance(), before);
    assert.equal((await bank.ask(purchase(told))).fields[39], '0000', 'a new one is');
  });

  test('purchase and advice at the same moment have one outcome', async () => {
    const other = await hub.connect();
    for (let round = 0; round < 10; round += 1) {
      const told = await bank.ask(inquiry({ meterNo: hub.world.meters[2] ?? '' }));
      const asked = purchase(told, { 4: rupiah(20_000) });
      const [bought, advised] = await Promise.all([bank.ask(asked), other.ask(advice(asked))]);
      assert.equal(bought.fields[39], advised.fields[39]);
      if (bought.fields[39] === '0000') assert.equal(bought.fields[48], advised.fields[48]);
      else assert.equal(bought.fields[39], '0063');
    }
  });

  test('an advice with its answer is told as answered', async () => {
    const asked = purchase(await bank.ask(inquiry({ meterNo: meter() })));
    await bank.ask(asked);
    const before = hub.answered.length;
    await bank.ask(advice(asked));
    await until(() => hub.answered.length === before + 1, 'the notice');
    assert.equal(hub.answered.at(-1)?.requestKey.slice(0, 12), asked.fields[11]);
  });

  test('a bank that sends again what it asked with, and not what it was told, buys all the same', async () => {
    const told = await bank.ask(inquiry({ idpel: '534250000000' }));
    const data = `ST145S3${'0'.repeat(11)}5342500000001${told.fields[48]?.slice(31)}0`;
    const asked = purchase(told, { 48: data });
    const answer = await bank.ask(asked);
    assert.equal(answer.fields[39], '0000');
    assert.equal(sold(answer).meterNo, meter());
    assert.equal((await bank.ask(advice(asked))).fields[39], '0000');
  });

  test('an unknown meter is 0014 with any references, an unknown customer number 0015', async () => {
    assert.equal((await bank.ask(inquiry({ meterNo: '32999999999' }))).fields[39], '0014');
    assert.equal((await bank.ask(inquiry({ idpel: '999999999999' }))).fields[39], '0015');
    const told = await bank.ask(inquiry({ meterNo: meter() }));
    const data = `ST145S332999999999${'5'.repeat(12)}0${told.fields[48]?.slice(31)}0`;
    assert.equal((await bank.ask(purchase(told, { 48: data }))).fields[39], '0014');
  });

  test('a malformed field 48 is 0030 with the fields of the request', async () => {
    const asked = message('2100', { 48: 'ST145S3' });
    const answer = await bank.ask(asked);
    assert.equal(answer.mti, '2110');
    assert.deepEqual(answer.fields, { ...asked.fields, 39: '0030' });
  });
});
