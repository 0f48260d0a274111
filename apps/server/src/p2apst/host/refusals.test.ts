import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import type { IsoMessage } from '@setrum/iso8583';
import { registerPartner } from '../partner/register.ts';
import type { TestBank } from './fixtures/bank.ts';
import { createTestHub, type TestHub, testLink } from './fixtures/hub.ts';
import { advice, inquiry, message, network, purchase, rupiah } from './fixtures/messages.ts';

const other = { partnerId: '4510099', name: 'BANK LAIN', adminCents: 250_000 } as const;
const manual = { ...testLink, linkId: 'manual', autoSignOn: false, addresses: ['127.0.0.2'] };

describe('refusals of prepaid messages', () => {
  let hub: TestHub;
  let bank: TestBank;
  before(async () => {
    const link = { ...testLink, bankCodes: ['4510017', other.partnerId, '4510098'] };
    hub = await createTestHub({ links: [link, manual], config: { lookupAgeMs: 1 } });
    await registerPartner(hub.world.database, other);
    bank = await hub.connect();
  });
  after(() => hub.close());

  const meter = (n = 0): string => hub.world.meters[n] ?? '';
  const code = async (asked: IsoMessage): Promise<string> =>
    (await bank.ask(asked)).fields[39] ?? '';
  const told = (n = 0) => bank.ask(inquiry({ meterNo: meter(n) }));
  const sql = (text: string, values: readonly unknown[] = []) =>
    hub.world.database.pool.query(text, [...values]);
  /** A code while the database is as `change` makes it; `undo` brings it back. */
  async function codeWhile(change: string, undo: string, asked: () => IsoMessage) {
    await sql(change);
    // What the host looked up before is a millisecond old at most.
    await new Promise((resolve) => setTimeout(resolve, 5));
    try {
      return await code(asked());
    } finally {
      await sql(undo);
    }
  }

  test('0031: a bank that the link does not speak for, and one that nobody registered', async () => {
    assert.equal(await code(inquiry({ meterNo: meter() }, { 32: '9999999' })), '0031');
    assert.equal(await code(inquiry({ meterNo: meter() }, { 32: '4510098' })), '0031');
    assert.equal(await code(purchase(await told(), { 32: '4510098' })), '0097');
  });

  test('0032: another central, another switcher, a terminal that is not registered', async () => {
    const data = `XX145S3${meter()}${'0'.repeat(12)}0`;
    assert.equal(await code(inquiry({ meterNo: meter() }, { 33: '4519999' })), '0032');
    assert.equal(await code(message('2100', { 48: data })), '0032');
    const strict = `update p2apst.partner set any_terminal = false where partner_id = '4510017'`;
    const lax = strict.replace('false', 'true');
    const fresh = await told();
    assert.equal(await codeWhile(strict, lax, () => purchase(fresh)), '0032');
  });

  test('0006: a blocked partner, a blocked terminal; advice is let through', async () => {
    const asked = purchase(await told());
    assert.equal(await code(asked), '0000');
    const blocked = `update p2apst.partner set state = 'blocked' where partner_id = '4510017'`;
    const active = blocked.replace(`'blocked'`, `'active'`);
    const fresh = await told();
    assert.equal(await codeWhile(blocked, active, () => purchase(fresh)), '0006');
    assert.equal(await codeWhile(blocked, active, () => inquiry({ meterNo: meter() })), '0006');
    assert.equal(await codeWhile(blocked, active, () => advice(asked)), '0000');
    const terminal = `insert into p2apst.terminal values ('4510017', '48', null, 'blocked')`;
    const gone = 'delete from p2apst.terminal';
    const another = await told(1);
    assert.equal(await codeWhile(terminal, gone, () => purchase(another)), '0006');
    assert.equal(await codeWhile(terminal, gone, () => asked), '0000', 'what is sold stays sold');
  });

  test('0009 inactive partner, 0008 outside its hours, 0090 in its cut-off', async () => {
    const set = (assignment: string) =>
      `update p2apst.partner set ${assignment} where partner_id = '4510017'`;
    const cases = [
      ['0009', `state = 'inactive'`, `state = 'active'`],
      [
        '0008',
        `service_from = '01:00', service_until = '02:00'`,
        `service_from = null, service_until = null`,
      ],
      [
        '0090',
        `cut_off_from = '11:00', cut_off_until = '13:00'`,
        `cut_off_from = null, cut_off_until = null`,
      ],
    ] as const;
    for (const [expected, change, undo] of cases) {
      const fresh = await told();
      assert.equal(await codeWhile(set(change), set(undo), () => purchase(fresh)), expected);
      assert.equal(
        await codeWhile(set(change), set(undo), () => inquiry({ meterNo: meter() })),
        expected,
      );
    }
  });

  test('0011: nothing but network messages before the sign-on and after the sign-off', async () => {
    const strange = await hub.connect({ localAddress: '127.0.0.2' });
    const ask = async (asked: IsoMessage) => (await strange.ask(asked)).fields[39];
    assert.equal(await ask(inquiry({ meterNo: meter() })), '0011');
    assert.equal(await ask(network('301')), '0000');
    const signedOn = await strange.ask(network('001', { 53: 'AB34567890123456' }));
    assert.equal(signedOn.mti, '2810');
    assert.deepEqual([signedOn.fields[39], signedOn.fields[40]], ['0000', '001']);
    assert.equal(await ask(inquiry({ meterNo: meter() })), '0000');
    assert.equal(await ask(network('002')), '0000');
    assert.equal(await ask(inquiry({ meterNo: meter() })), '0011');
    assert.equal(await ask(network('777')), '0030');
    const second = await hub.connect({ localAddress: '127.0.0.2' });
    assert.equal((await second.ask(network('001', { 32: '9999999' }))).fields[39], '0031');
    assert.equal((await second.ask(network('001', { 33: '9999999' }))).fields[39], '0032');
  });

  test('0033 an unknown product; 0030 a product that has no such message', async () => {
    const fresh = await told();
    assert.equal(await code(inquiry({ meterNo: meter() }, { 2: '99509' })), '0033');
    assert.equal(await code({ ...advice(purchase(fresh, { 2: '99504' })), mti: '2220' }), '0030');
  });

  test('0030: what is not as agreed', async () => {
    const fresh = await told();
    const data = fresh.fields[48] ?? '';
    const wrong: readonly (readonly [string, IsoMessage])[] = [
      ['a missing amount', purchase(fresh, { 4: undefined })],
      ['another currency', purchase(fresh, { 4: `8400${'1'.padStart(12, '0')}` })],
      ['a missing field 48', purchase(fresh, { 48: undefined })],
      ['a missing channel', purchase(fresh, { 26: undefined })],
      ['a missing date', purchase(fresh, { 12: undefined })],
      ['a short field 48', purchase(fresh, { 48: data })],
      ['another buying option', purchase(fresh, {}, '7')],
      ['another flag', message('2100', { 48: `ST145S3${meter()}${'0'.repeat(12)}5` })],
      ['another channel', purchase(fresh, { 26: '9999' })],
      ['a broken field 62', purchase(fresh, { 62: 'X' })],
      ['a broken field 124', purchase(fresh, { 124: 'SC1' })],
    ];
    for (const [what, asked] of wrong) assert.equal(await code(asked), '0030', what);
  });

  test('0092, 0097, 0098: references that are not ours, of another way, of another meter', async () => {
    const one = await told();
    const data = one.fields[48] ?? '';
    const withRefs = (pln: string, switcher: string) =>
      purchase(one, { 48: `${data.slice(0, 31)}${pln}${switcher}${data.slice(95)}0` });
    const [pln, switcher] = [data.slice(31, 63), data.slice(63, 95)];
    const next = (text: string) =>
      text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`;
    assert.equal(await code(withRefs(pln, next(switcher))), '0092');
    assert.equal(await code(withRefs(next(pln), switcher)), '0098');
    assert.equal(await code(purchase(one, { 32: other.partnerId })), '0097');
    const two = (await told(1)).fields[48] ?? '';
    assert.equal(await code(withRefs(two.slice(31, 63), two.slice(63, 95))), '0098');
    const moved = `ST145S3${two.slice(7, 31)}${data.slice(31)}0`;
    assert.equal(await code(purchase(one, { 48: moved })), '0098', 'another meter in field 48');
    assert.equal(await code(purchase(one)), '0000', 'and as they were given they are good');
  });

  test('0093: an advice whose trace number and references are of two purchases', async () => {
    const [one, two] = [purchase(await told(2)), purchase(await told(2))];
    assert.equal(await code(one), '0000');
    assert.equal(await code(two), '0000');
    assert.equal(await code(advice(one, '2220', { 11: two.fields[11] })), '0093');
    const changed = {
      48: (advice(one).fields[48] ?? '').replace(/^(.{63}).{32}/, `$1${'Z'.repeat(32)}`),
    };
    assert.equal(await code(advice(one, '2220', changed)), '0093');
    assert.equal(await code(advice(one, '2220', { 4: rupiah(50_000) })), '0093');
    assert.equal(await code({ ...one, fields: { ...one.fields, 4: rupiah(50_000) } }), '0093');
  });

  test('0041, 0042, 0046, 0047, 0016, and 0063 for an advice on what was declined', async () => {
    const fresh = await told();
    assert.equal(await code(purchase(fresh, { 4: rupiah(5_000) })), '0041');
    assert.equal(await code(purchase(fresh, { 4: rupiah(9_000_000_000) })), '0042');
    assert.equal(await code(purchase(fresh, { 4: rupiah(9_000_000) })), '0047');
    const poor = purchase(fresh, { 32: other.partnerId, 48: `${await ofOther()}0` });
    assert.equal(await code(poor), '0046');
    assert.equal(await code(advice(poor)), '0063');
    const blocked = `update ap2t.supply_point set sale_state = 'blocked' where meter_no = '${meter()}'`;
    const free = blocked.replace(`'blocked'`, `'active'`);
    assert.equal(await codeWhile(blocked, free, () => purchase(fresh)), '0016');
    assert.equal(await codeWhile(blocked, free, () => inquiry({ meterNo: meter() })), '0016');
  });

  const ofOther = async (): Promise<string> => {
    const answer = await bank.ask(inquiry({ meterNo: meter() }, { 32: other.partnerId }));
    return answer.fields[48] ?? '';
  };

  test('0077: a suspended customer, a meter that can take no token', async () => {
    const fresh = await told(1);
    const suspended = `update ap2t.supply_point set sale_state = 'suspended' where meter_no = '${meter(1)}'`;
    const free = suspended.replace(`'suspended'`, `'active'`);
    assert.equal(await codeWhile(suspended, free, () => purchase(fresh)), '0077');
    const off = `update vending.meter_key set key_type = 3 where meter_no = '${meter(1)}'`;
    assert.equal(await codeWhile(off, off.replace('= 3', '= 2'), () => purchase(fresh)), '0077');
  });

  test('0068 and 0005: what may have sold is in doubt, what certainly has not is refused', async () => {
    const fresh = await told();
    const asked = purchase(fresh);
    const failing = (error: SetrumError) => () => Promise.reject(error);
    for (const [reason, expected] of [
      ['SETRUM_UNAVAILABLE', ['0005', '0068', '0068']],
      ['SETRUM_INTERNAL', ['0005', '0068', '0068']],
      ['SETRUM_BUSY', ['0005', '0005', '0068']],
    ] as const) {
      const fails = failing(new SetrumError(reason));
      const purchases = { buy: fails, find: fails, conclude: fails };
      const host = await hub.start({}, { purchases, inquire: fails });
      const at = await hub.connect({ port: host.ports[0] ?? 0 });
      const messages = [inquiry({ meterNo: meter() }), asked, advice(asked)];
      for (const [n, one] of messages.entries()) {
        assert.equal((await at.ask(one)).fields[39], expected[n], `${reason} ${one.mti}`);
      }
    }
  });
});
