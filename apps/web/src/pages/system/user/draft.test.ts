import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { User } from '../model.ts';
import { bodyOf, changesOf, draftOf, emptyUser, userFaults } from './draft.ts';

const user: User = {
  ...{ name: 'sari', displayName: 'Sari', email: null, roles: ['front-office'], units: ['53425'] },
  ...{ seller: null, state: 'active', origin: 'local', language: 'id', mustChangePassword: false },
  ...{ totp: false, lockedUntil: null, madeAt: '', lastLogInAt: null },
};

test('only what was changed is sent', () => {
  const draft = draftOf(user);
  assert.deepEqual(changesOf(user, draft), {});
  assert.deepEqual(changesOf(user, { ...draft, displayName: ' Sari D ', email: 'a@b.id' }), {
    ...{ displayName: 'Sari D', email: 'a@b.id' },
  });
});

test('a clerk of a counter has a seat; who has no such role has none', () => {
  const clerk = { ...draftOf(user), roles: ['counter-clerk'], partnerId: '4510017 ' };
  assert.equal(userFaults(clerk).partnerId, 'sellerNeeded');
  const seated = { ...clerk, counterId: 'LOKET-01' };
  assert.deepEqual(userFaults(seated), {});
  assert.deepEqual(bodyOf(seated).seller, { partnerId: '4510017', counterId: 'LOKET-01' });
  assert.equal(bodyOf({ ...seated, roles: ['metering'] }).seller, null);
});

test('faults stand at their fields', () => {
  assert.deepEqual(userFaults(emptyUser), {
    ...{ name: 'userNameWrong', displayName: 'fullNameNeeded', roles: 'rolesNeeded' },
  });
  const mixed = { ...draftOf(user), roles: ['auditor', 'metering'] };
  assert.equal(userFaults(mixed).roles, 'rolesAlone');
});
