import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createIdentityWorld, type IdentityWorld } from '../../test-support/identity.ts';
import { recordAct } from './record.ts';

type Body = Record<string, unknown>;

describe('the audit trail over HTTP', () => {
  let world: IdentityWorld;
  let token = '';
  before(async () => {
    world = await createIdentityWorld();
    await world.user('ratna', { roles: ['auditor'], units: ['*'] });
    token = await world.session('ratna');
    for (let n = 1; n <= 5; n++) {
      const at = new Date(Date.UTC(2026, 11, n, 5));
      const detail = { note: n === 3 ? '=cmd()' : 'x' };
      const act = { actor: n % 2 === 0 ? 'budi' : 'sri', act: 'meter.receive', subject: `m${n}` };
      await recordAct(world.database, { ...act, detail, source: '192.0.2.7' }, at);
    }
  });
  after(async () => {
    await world?.close();
  });
  const get = async (query: string) => {
    const { status, body } = await world.call(token, 'GET', `/audit-entries?${query}`);
    assert.equal(status, 200, JSON.stringify(body));
    return { entries: body['entries'] as Body[], next: body['next'] };
  };
  const subjects = async (query: string) =>
    (await get(query)).entries.map((entry) => entry['subject']);

  test('is asked by who, what, to what and when; the newest first', async () => {
    assert.deepEqual(await subjects('act=meter.receive'), ['m5', 'm4', 'm3', 'm2', 'm1']);
    assert.deepEqual(await subjects('act=meter.'), ['m5', 'm4', 'm3', 'm2', 'm1']);
    assert.deepEqual(await subjects('actor=budi'), ['m4', 'm2']);
    assert.deepEqual(await subjects('subject=m3'), ['m3']);
    const period = 'from=2026-12-02T05:00:00Z&until=2026-12-04T05:00:00Z';
    assert.deepEqual(await subjects(`act=meter.&${period}`), ['m3', 'm2']);
    assert.deepEqual(await subjects('act=unit.&limit=1'), ['53435']);
    const [entry] = (await get('subject=m3')).entries;
    assert.deepEqual(
      [entry?.['actor'], entry?.['source'], entry?.['at'], entry?.['detail']],
      ['sri', '192.0.2.7', '2026-12-03T05:00:00.000Z', { note: '=cmd()' }],
    );
    assert.match(String(entry?.['hash']), /^[0-9a-f]{64}$/);
  });

  test('page by page', async () => {
    const first = await get('act=meter.&limit=2');
    const second = await get(`act=meter.&limit=2&before=${first.next}`);
    const third = await get(`act=meter.&limit=2&before=${second.next}`);
    const names = [first, second, third].map(({ entries }) => entries.map((e) => e['subject']));
    assert.deepEqual(names, [['m5', 'm4'], ['m3', 'm2'], ['m1']]);
    assert.equal(third.next, null);
  });

  test('as comma-separated values, safe in a spreadsheet', async () => {
    const response = await world.http.inject({
      method: 'GET',
      url: '/api/v1/audit-entries.csv?act=meter.',
      headers: { authorization: `Bearer ${token}` },
    });
    assert.match(String(response.headers['content-type']), /^text\/csv/);
    const lines = response.body.replace('\ufeff', '').trim().split('\r\n');
    assert.equal(lines[0], 'sequence,at,actor,act,subject,source,detail,before,after,hash');
    assert.equal(lines.length, 6);
    assert.match(
      lines[3] ?? '',
      /,sri,meter\.receive,m3,192\.0\.2\.7,"\{""note"":""=cmd\(\)""\}",,,/,
    );
  });

  test('its days, to be written down', async () => {
    const { body } = await world.call(token, 'GET', '/audit-days?limit=2');
    const days = body['days'] as Body[];
    assert.deepEqual(
      days.map(({ day, firstSequence, lastSequence }) => [
        day,
        Number(lastSequence) - Number(firstSequence),
      ]),
      [
        ['2026-12-04', 0],
        ['2026-12-03', 0],
      ],
    );
    const earlier = await world.call(token, 'GET', '/audit-days?before=2026-12-02');
    assert.equal((earlier.body['days'] as Body[])[0]?.['day'], '2026-12-01');
  });

  test('is nobody’s to write, and not everybody’s to read', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const)
      assert.equal((await world.call(token, method, '/audit-entries', {})).status, 404);
    await world.user('tono');
    const other = await world.session('tono');
    for (const path of ['/audit-entries', '/audit-entries.csv', '/audit-days'])
      assert.equal((await world.call(other, 'GET', path)).status, 403);
  });
});
