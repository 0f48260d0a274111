import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { createTestWorld, type TestWorld, testPartner } from '../../test-support/world.ts';
import { closeDueDays } from './due.ts';
import { transferSource } from './ledger-source.ts';
import { type Transfer, TransferService } from './transfers.ts';

const { partnerId } = testPartner;
const coded = (code: string) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;

describe('the transfer instructions of a closed day', () => {
  let world: TestWorld;
  let service: TransferService;
  before(async () => {
    world = await createTestWorld();
    service = new TransferService(world.database, () => world.now);
    for (const meterNo of world.meters) {
      await world.newService().buy(world.request({ meterNo, amountCents: 20_000_000 }));
    }
    await world.database.pool.query(
      `insert into p2apst.payee (payee_id, account, unit_prefix, name, bank, account_no) values
         ('region-53', 'tax:ppj', '53', 'Kas daerah 53', 'BJB', '001'),
         ('region-534', 'tax:ppj', '534', 'Kas daerah 534', 'BJB', '002'),
         ('region-9', 'tax:ppj', '9', 'Kas daerah 9', 'BJB', '003')`,
    );
    await closeDueDays(world.database, new Date('2026-11-24T00:00:00+07:00'));
    assert.deepEqual(await list(), []);
    await closeDueDays(world.database, new Date('2026-11-24T01:00:00+07:00'));
  });
  after(async () => {
    await world?.close();
  });

  const list = () => service.list({ partnerId, day: null, state: null, limit: 100 });
  const find = async (account: string): Promise<Transfer> => {
    const transfer = (await list()).find((one) => one.account === account);
    assert.ok(transfer);
    return transfer;
  };

  test('say what goes to whom: the tax to the region of the unit, the rest to PLN', async () => {
    const transfers = await list();
    const { rows } = await world.database.pool.query<{ ppj: number }>(
      'select sum(ppj_cents)::bigint as ppj from p2apst.purchase',
    );
    const ppj = rows[0]?.ppj ?? 0;
    assert.ok(ppj > 0);
    assert.deepEqual(
      transfers.map(({ account, payeeId, amountCents, state }) => [
        account,
        payeeId,
        amountCents,
        state,
      ]),
      [
        ['bank:pln', 'pln', 60_000_000 - ppj, 'instructed'],
        ['tax:ppj', 'region-534', ppj, 'instructed'],
      ],
    );
  });

  test('one sends, another confirms, and only then it is posted', async () => {
    const { transferId, amountCents } = await find('tax:ppj');
    await assert.rejects(service.confirm(transferId, 'SRI'), coded('SETRUM_TRANSFER_STATE'));
    const sent = await service.send(transferId, 'TRF-1', 'SRI');
    assert.equal(sent.payee.accountNo, '002');
    await world.database.pool.query(
      `update p2apst.payee set account_no = '999' where payee_id = 'region-534'`,
    );
    await assert.rejects(service.confirm(transferId, 'SRI'), coded('SETRUM_TRANSFER_OWN'));
    const outcomes = await Promise.allSettled([
      service.confirm(transferId, 'TONO'),
      service.confirm(transferId, 'EVA'),
    ]);
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const { confirmedBy, payee, state } = await find('tax:ppj');
    assert.equal(state, 'transferred');
    assert.equal(payee.accountNo, '002');
    assert.ok(confirmedBy);
    assert.equal((await service.confirm(transferId, confirmedBy)).state, 'transferred');
    await assert.rejects(service.send(transferId, 'X', 'SRI'), coded('SETRUM_TRANSFER_STATE'));
    const { rows } = await world.database.pool.query(
      'select account, amount_cents from p2apst.posting where event_id = $1 order by line',
      [transferId],
    );
    assert.deepEqual(rows, [
      { account: 'tax:ppj', amount_cents: amountCents },
      { account: 'bank:clearing', amount_cents: -amountCents },
    ]);
  });

  test('the examination of the ledger can tell its lines from the record', async () => {
    const { rows } = await world.database.pool.query(
      `select shard, event_id, account, amount_cents from p2apst.posting
        where event_id in (select transfer_id from p2apst.transfer)
       except select shard, event_id, account, amount_cents from (${transferSource.lines}) x`,
    );
    assert.deepEqual(rows, []);
  });
});
