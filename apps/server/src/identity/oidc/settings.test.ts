import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identitySettingsOf } from '../settings.ts';
import { oidcSettingsOf } from './settings.ts';

const whole = {
  SETRUM_OIDC_ISSUER: 'https://sso.example.id/realms/pln',
  SETRUM_OIDC_CLIENT_ID: 'setrum',
  SETRUM_OIDC_CLIENT_SECRET: 's3cret',
};

test('off without an issuer; the usual claim and scope unless said', () => {
  assert.equal(oidcSettingsOf({}), null);
  assert.deepEqual(oidcSettingsOf(whole), {
    issuer: 'https://sso.example.id/realms/pln',
    clientId: 'setrum',
    clientSecret: 's3cret',
    claim: 'preferred_username',
    scope: 'profile email',
    roles: null,
  });
});

test('groups become roles', () => {
  const env = {
    ...whole,
    SETRUM_OIDC_ROLES: 'pln-desk=front-office, pln-chief = supervisor+metering',
    SETRUM_OIDC_UNITS_CLAIM: 'units',
  };
  assert.deepEqual(oidcSettingsOf(env)?.roles, {
    claim: 'groups',
    byGroup: { 'pln-desk': ['front-office'], 'pln-chief': ['supervisor', 'metering'] },
    unitsClaim: 'units',
  });
});

test('what would let others in is refused: plain http, half a client, roles that are none', () => {
  const bad: Record<string, string>[] = [
    { ...whole, SETRUM_OIDC_ISSUER: 'http://sso.example.id' },
    { ...whole, SETRUM_OIDC_ISSUER: 'http://127.0.0.1.example.id' },
    { ...whole, SETRUM_OIDC_ISSUER: 'sso.example.id' },
    { ...whole, SETRUM_OIDC_CLIENT_SECRET: '' },
    { ...whole, SETRUM_OIDC_ROLES: 'desk' },
    { ...whole, SETRUM_OIDC_ROLES: 'desk=root' },
    { ...whole, SETRUM_OIDC_ROLES: 'desk=front-office+' },
  ];
  for (const env of bad) assert.throws(() => oidcSettingsOf(env), { code: 'SETRUM_USAGE' });
  for (const issuer of ['http://127.0.0.1:4000', 'http://localhost:4000', 'http://[::1]:4000'])
    assert.equal(oidcSettingsOf({ ...whole, SETRUM_OIDC_ISSUER: issuer })?.issuer, issuer);
});

test('a directory needs to know where to send browsers back', () => {
  assert.throws(() => identitySettingsOf(whole), { code: 'SETRUM_USAGE' });
  const url = 'https://setrum.example.id';
  assert.equal(identitySettingsOf({ ...whole, SETRUM_PUBLIC_URL: url }).publicUrl, url);
  for (const bad of ['setrum.example.id', 'https://setrum.example.id/app', 'ftp://x'])
    assert.throws(() => identitySettingsOf({ SETRUM_PUBLIC_URL: bad }), { code: 'SETRUM_USAGE' });
});
