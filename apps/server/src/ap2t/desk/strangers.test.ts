import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { grantAccess, newAccessKey, setUserState } from '../../identity/index.ts';
import { type Operation, operationsOf } from '../../test-support/bad-input/operations.ts';
import { goodParts, send } from '../../test-support/bad-input/requests.ts';
import { digests } from '../../test-support/crashing-world.ts';
import { type DeskHttp, openDesk } from '../../test-support/desk-http.ts';
import { entryBody } from '../../test-support/desk-stages.ts';
import { subjectsIn } from '../../test-support/desk-subjects.ts';
import { createDeskWorld, type DeskWorld } from '../../test-support/desk-world.ts';
import { shell } from '../../test-support/identity.ts';
import { png } from '../attachment/test-support/files.ts';
import { sopMoment } from '../workflow/test-support/applications.ts';

const strangersUnit = '53426';

describe('strangers at the desk', () => {
  let world: DeskWorld;
  let desk: DeskHttp;
  let operations: readonly Operation[];
  /** Of unit 53425, by the name of its place in a path. */
  let subjects: ReadonlyMap<string, string>;
  before(async () => {
    world = await createDeskWorld();
    desk = await openDesk(world);
    operations = operationsOf(desk.http.swagger());
    subjects = await subjectsIn(world, desk);
    for (const { role } of operations)
      if (role !== null && !sessions.has(role)) {
        const name = `other.${role}`;
        sessions.set(role, await desk.session(role, { name, units: [strangersUnit] }));
      }
  });
  after(async () => {
    await desk?.close();
    await world?.close();
  });

  /** The path of a route with what unit 53425 has in each place; null where it has no place. */
  const pathTo = ({ path }: Operation): string | null => {
    const own = path
      .replace('complaints/{agendaNo}', `complaints/${subjects.get('complaint')}`)
      .replace('key-target-orders/{orderId}', `key-target-orders/${subjects.get('keyTarget')}`);
    const filled = own.replace(/\{(\w+)\}/g, (place, name) => subjects.get(name) ?? place);
    return filled === path || filled.includes('{') ? null : filled;
  };
  /** What would be taken, where a made up body is refused before anybody asks whose it is. */
  const bodyFor = ({ path, method }: Operation) => {
    if (path.endsWith('/issue')) return { body: { idpel: subjects.get('idpel') } };
    if (method !== 'POST' || !path.endsWith('/attachments')) return {};
    return { body: png(), headers: { 'content-type': 'image/png' } };
  };
  const sessions = new Map<string, string>();
  const sessionOf = (role: string) => sessions.get(role) ?? '';

  test('a clerk of another unit gets at nothing of an application, customer, meter, paper or card', async () => {
    const before = await digests(world.database);
    const open: string[] = [];
    let tried = 0;
    for (const operation of operations) {
      const path = pathTo(operation);
      if (path === null || operation.role === null) continue;
      const attempt = { at: path, mistake: null, path, key: randomUUID(), ...bodyFor(operation) };
      const answer = await send(desk, sessionOf(operation.role), operation, attempt);
      tried += 1;
      // There is none here: that is told to everybody, and no more than that.
      if (/ujl-settlement\/cash/.test(path))
        assert.equal(answer.code, 'SETRUM_UJL_SETTLEMENT_NONE');
      else if (answer.code !== 'SETRUM_UNIT_FORBIDDEN')
        open.push(
          `${operation.method} ${operation.path}: ${answer.status} ${answer.code} ${answer.text.slice(0, 200)}`,
        );
    }
    assert.deepEqual(open, []);
    assert.ok(tried > 60, String(tried));
    assert.deepEqual(await digests(world.database), before);
  });

  test('nor by a list, a search or an export; nor does it help to ask for the unit', async () => {
    // Key targets are no unit's own.
    const told = [...subjects].filter(([name]) => name !== 'keyTarget').map(([, one]) => one);
    for (const operation of operations) {
      if (operation.method !== 'GET' || operation.path.includes('{') || operation.role === null)
        continue;
      if (operation.path.endsWith('/live')) continue;
      const token = sessionOf(operation.role);
      const { path, query } = goodParts(operation);
      const asked = operation.parameters.some(({ name }) => name === 'q')
        ? { q: 'SICILIA' }
        : query;
      const text = new URLSearchParams(asked).toString();
      const answer = await desk.call(token, 'GET', `${path}?${text}`);
      for (const subject of told)
        assert.ok(!answer.text.includes(subject), `${path} tells of ${subject}`);
      if (!operation.parameters.some(({ name }) => name === 'unit')) continue;
      const ofUnit = await desk.call(token, 'GET', `${path}?unit=53425`);
      assert.ok(
        ofUnit.code === 'SETRUM_UNIT_FORBIDDEN' || !/"\d{11,18}"/.test(ofUnit.text),
        `${path}: ${ofUnit.text.slice(0, 200)}`,
      );
    }
  });

  test('nor may they enter, cost, issue or import anything for it', async () => {
    const before = await digests(world.database);
    const enters = sessionOf('front-office');
    const meters = sessionOf('metering');
    const { idpel = '' } = Object.fromEntries(subjects);
    const csv = {
      body: 'name;address;tariff;power_va;product\n',
      headers: { 'content-type': 'text/csv' },
    };
    const asks = [
      desk.call(enters, 'POST', 'applications', { body: entryBody() }),
      desk.call(enters, 'POST', 'applications/costs', { body: entryBody() }),
      desk.call(enters, 'POST', 'applications/costs', {
        body: { kind: 'PD', channel: '05', idpel, service: entryBody().service },
      }),
      desk.call(enters, 'POST', 'applications', {
        body: {
          kind: 'PD',
          channel: '05',
          idpel,
          service: { ...entryBody().service, powerVa: 1300 },
        },
      }),
      desk.call(enters, 'POST', 'complaints', {
        body: { kind: 'clear-tamper', idpel, description: 'segel rusak' },
      }),
      desk.call(enters, 'POST', 'collectives?unit=53425', csv),
      desk.call(meters, 'POST', 'meter-stock/issues', {
        body: { meterNos: [subjects.get('meterNo')], unit: '53425' },
      }),
      desk.call(meters, 'POST', 'meter-stock/returns', {
        body: { meterNos: [subjects.get('meterNo')], reason: 'salah kirim' },
      }),
    ];
    for (const { code, text } of await Promise.all(asks))
      assert.equal(code, 'SETRUM_UNIT_FORBIDDEN', text.slice(0, 200));
    assert.deepEqual(await digests(world.database), before);
  });

  test('a session that is over, of somebody blocked, made up, or of another house opens nothing', async () => {
    const { agendaNo = '' } = Object.fromEntries(subjects);
    const unauthenticated = [401, 'SETRUM_UNAUTHENTICATED'];
    const ask = async (token: string | null, headers: Readonly<Record<string, string>> = {}) => {
      const { status, code } = await desk.call(token, 'GET', `applications/${agendaNo}`, {
        headers,
      });
      return [status, code];
    };
    const token = await desk.session('supervisor', { name: 'budi' });
    assert.deepEqual(await ask(token), [200, null]);
    const forged = [
      ...[
        `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
        token.toUpperCase(),
        `${token}A`,
      ],
      ...[`setrum_s_${'A'.repeat(43)}`, newAccessKey(), 'null', '', ' ', '*', "' or '1'='1"],
    ];
    for (const one of forged) assert.deepEqual(await ask(one), unauthenticated, one);
    for (const header of [
      token,
      `Basic ${token}`,
      `bearer ${token}`,
      `Bearer  ${token}`,
      `Bearer ${token} ${token}`,
    ])
      assert.deepEqual(await ask(null, { authorization: header }), unauthenticated, header);
    // In a cookie it counts for this house's own pages alone.
    const cookie = { cookie: `setrum_session=${token}`, origin: 'https://evil.example' };
    const [status] = await ask(null, cookie);
    assert.ok(Number(status) < 500);
    const body = { reason: 'pelanggan batal' };
    const key = randomUUID();
    const crossed = await desk.call(null, 'POST', `applications/${agendaNo}/hold`, {
      body,
      key,
      headers: cookie,
    });
    assert.ok([401, 403].includes(crossed.status), crossed.text);

    world.now = new Date(sopMoment.getTime() + 31 * 60_000);
    assert.deepEqual(await ask(token), unauthenticated, 'half an hour without a request');
    const fresh = await desk.session('supervisor', { name: 'budi' });
    assert.deepEqual(await ask(fresh), [200, null]);
    await setUserState(world.database, 'budi', 'blocked', shell, world.now);
    world.now = new Date(world.now.getTime() + 6_000);
    assert.deepEqual(await ask(fresh), unauthenticated, 'blocked');
    world.now = sopMoment;
  });

  test('a key of a counter, or of a partner, opens nothing of customer service', async () => {
    const seller = { partnerId: '4510017', counterId: 'LOKET-01' };
    for (const role of ['counter', 'partner'] as const) {
      const key = newAccessKey();
      await grantAccess(world.database, key, { role, label: role, ...seller });
      for (const operation of operations) {
        if (operation.role === null || operation.path.endsWith('/live')) continue;
        const path = pathTo(operation) ?? goodParts(operation).path;
        const { status, code } = await send(desk, key, operation, {
          at: path,
          mistake: null,
          path,
        });
        assert.deepEqual([status, code], [403, 'SETRUM_FORBIDDEN'], `${operation.path} as ${role}`);
      }
    }
  });
});
