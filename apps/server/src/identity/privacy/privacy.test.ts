import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Caller } from '../permission/caller.ts';
import type { Role } from '../permission/roles.ts';
import { maskAddress, maskEmail, maskIdentityNo, maskName, maskPhone } from './mask.ts';
import { personalView } from './personal.ts';

const person = {
  identityNo: '3201012345670001',
  email: 'sicilia@example.id',
  address: 'JL. MELATI NO. 12 RT 003',
  phone: '081234567890',
  name: 'SICILIA NFC',
};

test('masks keep enough to compare, and no more', () => {
  assert.equal(maskIdentityNo(person.identityNo), '************0001');
  assert.equal(maskIdentityNo('1234567'), '*******');
  assert.equal(maskPhone(person.phone), '*********890');
  assert.equal(maskPhone('12345'), '*****');
  assert.equal(maskAddress(person.address), 'JL.***');
  assert.equal(maskAddress(''), '');
  assert.equal(maskEmail(person.email), 's***@example.id');
  assert.equal(maskEmail('nobody'), '***');
  assert.equal(maskEmail(''), '');
  assert.equal(maskName(person.name), 'S*** N***');
});

const seen = (role: Role, units: Caller['units'], unit = '53425') => {
  const view = personalView({ roles: [role], units }, unit);
  const told = {
    identityNo: view.identityNo(person.identityNo),
    email: view.email(person.email),
    address: view.address(person.address),
    phone: view.phone(person.phone),
    name: view.name(person.name),
  };
  return (Object.keys(told) as (keyof typeof told)[]).filter((key) => told[key] === person[key]);
};

test('who may see what of a customer', () => {
  const here = new Set(['53425']);
  const all = ['identityNo', 'email', 'address', 'phone', 'name'];
  const contact = ['address', 'phone', 'name'];
  assert.deepEqual(seen('front-office', here), all);
  assert.deepEqual(seen('supervisor', 'all'), all);
  assert.deepEqual(seen('fitter', here), contact);
  assert.deepEqual(seen('metering', here), contact);
  assert.deepEqual(seen('auditor', 'all'), []);
  assert.deepEqual(seen('administrator', 'all'), []);
  assert.deepEqual(seen('counter-clerk', 'all'), []);
  assert.deepEqual(seen('front-office', here, '53426'), [], 'another unit');
});

test('what is not there is not masked', () => {
  const view = personalView({ roles: [], units: 'all' }, '53425');
  assert.equal(view.phone(null), null);
  assert.equal(view.identityNo(null), null);
});
