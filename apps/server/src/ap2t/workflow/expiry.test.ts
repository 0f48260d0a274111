import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import { findApplication } from '../application/store.ts';
import { ApplicationEngine } from './engine.ts';
import { expireRegistrations } from './expiry.ts';
import { idleEffects, insertSample, sopMoment } from './test-support/applications.ts';

describe('registrations that run out', () => {
  let home: MigratedDatabase;
  before(async () => {
    home = await createMigratedDatabase();
  });
  after(() => home?.close());

  test('after their last day (WIB), once, and only while they wait for payment', async () => {
    const { database } = home;
    const engine = new ApplicationEngine({
      database,
      now: () => sopMoment,
      effects: idleEffects(),
    });
    const waiting = { state: 'sip-issued', sipExpiresOn: '2015-01-15' } as const;
    const one = await insertSample(database, { ...waiting, registrationNo: '5300000000019' });
    const paid = await insertSample(database, {
      ...waiting,
      state: 'paid',
      registrationNo: '5300000000027',
    });
    const lastSecond = new Date('2015-01-15T16:59:59.999Z');
    assert.equal(await expireRegistrations(database, engine, lastSecond), 0);
    const midnight = new Date('2015-01-15T17:00:00.000Z');
    const rounds = await Promise.all([
      expireRegistrations(database, engine, midnight),
      expireRegistrations(database, engine, midnight),
    ]);
    assert.ok(rounds.every((count) => count <= 1) && rounds.some((count) => count === 1));
    assert.equal((await findApplication(database, one.agendaNo)).state, 'expired');
    assert.equal((await findApplication(database, paid.agendaNo)).state, 'paid');
    assert.equal(await expireRegistrations(database, engine, midnight), 0);
  });
});
