import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { decodeIdentity, proofOf } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { auditEntries, type Caller, callerMay, installGate } from '../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../platform/index.ts';
import { issueMeterShares } from '../../vending/index.ts';
import { cardRoutes } from './routes.ts';
import { type CardWorld, createCardWorld, rini } from './test-support/desk.ts';

const people: Readonly<Record<string, Caller>> = {
  rini,
  away: { ...rini, label: 'AWAY', units: new Set(['53426']) },
  auditor: { ...rini, label: 'AUDIT', roles: ['auditor'] },
  counter: { ...rini, label: 'LOKET', roles: ['counter-clerk'] },
};

describe('cards over HTTP', () => {
  let world: CardWorld;
  let http: HttpServer;
  let commits = 0;
  before(async () => {
    world = await createCardWorld(3);
    http = await createHttpServer(createLogger('silent'));
    installGate(http, async ({ headers }, permission) => {
      const caller = people[headers.authorization ?? ''];
      if (caller === undefined) throw new SetrumError('SETRUM_UNAUTHENTICATED');
      if (permission !== 'signed-in' && !callerMay(caller, permission))
        throw new SetrumError('SETRUM_FORBIDDEN');
      return caller;
    });
    const onCommit = (): void => {
      commits += 1;
    };
    const { cards } = world.securityModule;
    cardRoutes(http, { ...world.desk, cards, now: () => world.now, onCommit });
  });
  after(async () => {
    await http?.close();
    await world?.close();
  });

  let keys = 0;
  async function call(who: string, url: string, payload?: object, key = `http-card-${++keys}`) {
    const answer = await http.inject({
      ...{ method: payload === undefined ? 'GET' : 'POST', url: `/api/v1${url}` },
      headers: { authorization: who, ...(payload && { 'idempotency-key': key }) },
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, body: answer.json() };
  }

  test('a card is given out, lost and replaced; what belongs on its chip is told', async () => {
    const [oldUid, newUid] = [world.uid(), world.uid()];
    const issued = await call('rini', `/cards/${oldUid}/issue`, { idpel: world.idpel(0) });
    assert.deepEqual([issued.status, issued.body.state], [200, 'bound']);
    const { cardNo } = issued.body;
    const identity = { meterNo: world.meter(0), state: 'active', cardNo };
    assert.deepEqual(issued.body.identity, identity);
    await world.buy(world.meter(0), world.chip(world.meter(0), oldUid));
    assert.equal((await call('auditor', `/cards/${oldUid}`)).body.card.waitingTokens, 1);
    const lost = await call('rini', `/cards/${oldUid}/lost`, { reason: 'jatuh di pasar' });
    assert.deepEqual(lost.body.identity, { ...identity, state: 'blocked' });
    const replacement = { newUid, reason: 'jatuh di pasar' };
    const replaced = await call('rini', `/cards/${oldUid}/replace`, replacement, 'replace-key');
    assert.deepEqual([replaced.body.cardUid, replaced.body.waitingTokens], [newUid, 1]);
    const again = await call('rini', `/cards/${oldUid}/replace`, replacement, 'replace-key');
    assert.deepEqual(again, replaced);
    const { body } = await call('auditor', `/customers/${world.idpel(0)}/cards`);
    assert.deepEqual(
      new Map(
        body.cards.map((card: { cardUid: string; state: string }) => [card.cardUid, card.state]),
      ),
      new Map([
        [newUid, 'bound'],
        [oldUid, 'replaced'],
      ]),
    );
    const { card, events } = (await call('auditor', `/cards/${oldUid}`)).body;
    assert.equal(card.replacedBy, newUid);
    assert.deepEqual(
      events.map(({ action, movedTokens }: Record<string, unknown>) => [action, movedTokens]),
      [
        ['replace', 1],
        ['lose', null],
        ['issue', null],
      ],
    );
    assert.equal(commits, 4);
  });

  test('tells the key that its identity is signed with, and makes that identity', async () => {
    const cardUid = world.uid();
    const path = `/cards/${cardUid}`;
    const { cardNo, meterNo } = (await call('rini', `${path}/issue`, { idpel: world.idpel(2) }))
      .body;
    assert.equal((await call('auditor', path)).body.keyVersion, 0, 'the meter has no share');
    world.cardKeys = [{ version: 4, state: 'current' }];
    const parts = { database: world.database, cards: world.securityModule.cards };
    await issueMeterShares(parts, meterNo, { actor: 'SRI', at: world.now });
    assert.equal((await call('auditor', path)).body.keyVersion, 4);
    const { status, body } = await call('rini', `${path}/identity`, { sequence: 6 });
    assert.equal(status, 200);
    const { image, ...told } = body;
    const of = { cardUid, meterNo, cardNo, state: 'active' };
    assert.deepEqual(told, { ...of, sequence: 7, keyVersion: 4 });
    const slot = Buffer.from(image, 'base64');
    assert.deepEqual(decodeIdentity(slot), { meterNo, cardNo, state: 'active', sequence: 7 });
    const keyOf = (version: number) =>
      world.securityModule.cards.keyOf({ meterNo, cardUid }, version);
    assert.equal(proofOf(slot, keyOf), 'verified');
    for (const [who, code] of [
      ['auditor', 'SETRUM_FORBIDDEN'],
      ['away', 'SETRUM_UNIT_FORBIDDEN'],
    ] as const)
      assert.equal((await call(who, `${path}/identity`, { sequence: 0 })).body.code, code);
    assert.equal((await call('rini', `${path}/identity`, { sequence: -1 })).status, 400);
    assert.equal(
      (await call('rini', `/cards/${world.uid()}/identity`, { sequence: 0 })).status,
      404,
    );
    const acts = await auditEntries(world.database, 0, 1_000);
    assert.equal(acts.filter(({ act }) => act === 'card.identity').length, 1);
  });

  test('asks for permission, unit, and the right form', async () => {
    const cardUid = world.uid();
    const order = { idpel: world.idpel(1) };
    const path = `/cards/${cardUid}/issue`;
    for (const [who, status] of [
      ['nobody', 401],
      ['counter', 403],
      ['auditor', 403],
      ['away', 403],
      ['rini', 200],
    ] as const)
      assert.equal((await call(who, path, order)).status, status, who);
    assert.equal((await call('counter', `/cards/${cardUid}`)).status, 403);
    assert.equal((await call('away', `/cards/${cardUid}`)).body.code, 'SETRUM_UNIT_FORBIDDEN');
    const ofAway = await call('away', `/customers/${world.idpel(1)}/cards`);
    assert.equal(ofAway.body.code, 'SETRUM_UNIT_FORBIDDEN');
    assert.equal((await call('rini', `/cards/${world.uid()}`)).status, 404);
    assert.equal((await call('rini', '/customers/999999999999/cards')).status, 404);
    const bad = { reason: 'x' };
    assert.equal((await call('rini', `/cards/${cardUid}/block`, bad)).status, 400);
    assert.equal((await call('rini', '/cards/04zz/block', { reason: 'hilang' })).status, 400);
    assert.equal((await call('rini', path, order, 'short')).status, 400);
    const blocked = await call('rini', `/cards/${cardUid}/block`, { reason: 'sengketa' });
    assert.equal(blocked.body.state, 'blocked');
    const freed = await call('rini', `/cards/${cardUid}/unblock`, { reason: 'selesai' });
    assert.equal(freed.body.state, 'bound');
    const back = await call('rini', `/cards/${cardUid}/return`, { reason: 'pindah' });
    assert.equal(back.body.state, 'returned');
  });
});
