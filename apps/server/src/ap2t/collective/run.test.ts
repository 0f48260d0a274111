import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { sql } from 'kysely';
import { createLogger } from '../../platform/index.ts';
import { eventually } from '../live/test-support/eventually.ts';
import { cancelCollective, startCollective } from './control.ts';
import { makeNext } from './make-next.ts';
import type { Collective, EntryPort } from './model.ts';
import { runCollectives } from './run.ts';
import {
  type CollectiveWorld,
  callerWith,
  clerk,
  createCollectiveWorld,
  linesTo,
} from './test-support/collective-world.ts';

describe('making the lines of a collective request', () => {
  let world: CollectiveWorld;
  let sent = 0;
  before(async () => {
    world = await createCollectiveWorld();
  });
  after(() => world?.close());
  afterEach(async () => {
    world.told.length = 0;
    const { pool } = world.home.database;
    await pool.query(
      'truncate ap2t.collective_line, ap2t.collective, ap2t.application_step, ap2t.application cascade',
    );
  });
  const started = async (count: number): Promise<Collective> => {
    const { collective } = await world.send(
      linesTo(count),
      `key-${String(++sent).padStart(4, '0')}`,
    );
    assert.ok(collective !== null);
    return startCollective(world.options(), collective.collectiveNo, clerk);
  };
  const real = (): EntryPort => world.options().port;
  /** The real entry with something in front of it, for the line of one house. */
  const at = (house: number, before: () => Promise<void>): Partial<EntryPort> => ({
    enter: async (transaction, entry) => {
      if (entry.order.applicant.name === `WARGA ${house}`) await before();
      return real().enter(transaction, entry);
    },
  });

  test('each line once, in the name of the one who started it, and progress is told', async () => {
    const collective = await started(60);
    assert.deepEqual(
      await startCollective(world.options(), collective.collectiveNo, clerk),
      collective,
    );
    assert.equal(await world.makeAll(), 60);
    assert.deepEqual(await world.row(collective), { state: 'done', made: 60, refused: 0 });
    assert.deepEqual(world.told, ['running 0 0', 'running 25 0', 'running 50 0', 'done 60 0']);
    const { rows } = await world.home.database.pool.query(
      `select distinct a.made_by, a.channel, a.kind, a.collective_no = l.collective_no as same
         from ap2t.collective_line l join ap2t.application a using (agenda_no)`,
    );
    assert.deepEqual(rows, [{ made_by: 'SRI', channel: '05', kind: 'PB', same: true }]);
    assert.equal(await world.applications(collective), 60);
  });

  test('two servers, two requests: nothing is made twice', async () => {
    const one = await started(30);
    const { collective: other } = await world.send(linesTo(45).slice(30), 'key-other');
    await startCollective(world.options(), other?.collectiveNo ?? '', clerk);
    const log = createLogger('silent');
    const servers = [1, 2].map(() => runCollectives({ ...world.options(), log, everyMs: 10 }));
    try {
      await eventually(
        async () =>
          (await world.row(one)).state === 'done' && (await world.row(other)).state === 'done',
        'both are done',
      );
    } finally {
      for (const server of servers) await server.stop();
    }
    assert.deepEqual([await world.applications(one), await world.applications(other)], [30, 15]);
  });

  test('a connection that dies in the middle of a line loses nothing and doubles nothing', async () => {
    const collective = await started(6);
    let deaths = 0;
    const dying: Partial<EntryPort> = {
      enter: async (transaction, entry) => {
        const agendaNo = await real().enter(transaction, entry);
        if (entry.order.applicant.name === 'WARGA 4' && deaths++ < 2)
          await sql`select pg_terminate_backend(pg_backend_pid())`.execute(transaction);
        return agendaNo;
      },
    };
    for (let n = 0; n < 2; n++) await assert.rejects(world.makeAll(dying));
    assert.deepEqual(await world.row(collective), { state: 'running', made: 3, refused: 0 });
    assert.equal(await world.makeAll(dying), 3);
    assert.deepEqual(await world.row(collective), { state: 'done', made: 6, refused: 0 });
    assert.equal(await world.applications(collective), 6);
  });

  test('a refused line says why, and the others are made', async () => {
    const collective = await started(3);
    const refuse = at(2, () =>
      Promise.reject(new SetrumError('SETRUM_UNIT_UNKNOWN', { unit: 'x' })),
    );
    await world.makeAll(refuse);
    assert.deepEqual(await world.row(collective), { state: 'done', made: 2, refused: 1 });
    const { rows } = await world.home.database.pool.query(
      `select line, problems from ap2t.collective_line where state = 'refused'`,
    );
    assert.deepEqual(rows, [
      { line: 3, problems: [{ code: 'SETRUM_UNIT_UNKNOWN', params: { unit: 'x' } }] },
    ]);
  });

  test('a line that never works is given up, and does not stop those behind it', async () => {
    const collective = await started(3);
    const broken = at(2, () => Promise.reject(new TypeError('a fault of ours')));
    for (let n = 0; n < 10; n++) await assert.rejects(world.makeAll(broken), TypeError);
    assert.equal(await world.makeAll(broken), 1);
    assert.deepEqual(await world.row(collective), { state: 'done', made: 2, refused: 1 });
  });

  test('when the numbers of a day are used up it goes on with the next series', async () => {
    const collective = await started(2);
    const full = at(2, () =>
      Promise.reject(new SetrumError('SETRUM_NUMBERS_EXHAUSTED', { kind: 'agenda', series: 'x' })),
    );
    assert.equal(await world.makeAll(full), 2);
    assert.deepEqual(await world.row(collective), { state: 'running', made: 1, refused: 0 });
    assert.equal(await world.makeAll(), 0);
    world.now = new Date(world.now.getTime() + 15 * 60_000);
    assert.equal(await world.makeAll(), 1);
    assert.deepEqual(await world.row(collective), { state: 'done', made: 2, refused: 0 });
  });

  test('cancelled in the middle, no more is made; what was made stays', async () => {
    const collective = await started(5);
    const { collectiveNo } = collective;
    await makeNext(world.options());
    const stranger = callerWith('front-office', new Set(['53426']));
    await assert.rejects(cancelCollective(world.options(), collectiveNo, stranger), {
      code: 'SETRUM_UNIT_FORBIDDEN',
    });
    const [, cancelled] = await Promise.all([
      makeNext(world.options()),
      cancelCollective(world.options(), collectiveNo, clerk),
    ]);
    const { made } = cancelled;
    assert.equal(await world.makeAll(), 0);
    assert.deepEqual(await world.row(collective), { state: 'cancelled', made, refused: 0 });
    assert.equal(await world.applications(collective), made);
    await cancelCollective(world.options(), collectiveNo, clerk);
    await assert.rejects(startCollective(world.options(), collectiveNo, clerk), {
      code: 'SETRUM_COLLECTIVE_STATE',
    });
    // The rest comes in another file; what was made is not made again.
    const again = await world.send(linesTo(5), 'key-again');
    assert.equal(again.totals.refused, made);
  });

  test('the same line in two files that run at the same time is made once', async () => {
    const one = await started(1);
    // As if both files had come before either could see the other.
    const { pool } = world.home.database;
    await pool.query(
      `insert into ap2t.collective (collective_no, request_key, unit, channel, state, file_name, file_digest, lines, refused, total_cents, made_by,
                                    made_at, started_by, started_roles, started_at, changed_at)
       select 'K534252611239999', 'key-copy', unit, channel, state, file_name, sha256('x'), lines, refused, total_cents, made_by, made_at,
              started_by, started_roles, started_at, changed_at from ap2t.collective`,
    );
    await pool.query(
      `insert into ap2t.collective_line (collective_no, line, cells, digest, state)
       select 'K534252611239999', line, cells, digest, state from ap2t.collective_line`,
    );
    await Promise.all([makeNext(world.options()), makeNext(world.options())]);
    await world.makeAll();
    const { rows } = await pool.query(`select made, refused from ap2t.collective order by made`);
    assert.deepEqual(rows, [
      { made: 0, refused: 1 },
      { made: 1, refused: 0 },
    ]);
    const { rowCount } = await pool.query('select from ap2t.application');
    assert.equal(rowCount, 1);
    assert.equal((await world.row(one)).state, 'done');
  });
});
