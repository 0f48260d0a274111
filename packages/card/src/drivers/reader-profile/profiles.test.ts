import assert from 'node:assert/strict';
import test from 'node:test';
import { profileForReader, readerProfile, readerProfileNames } from './profiles.ts';

test('readers that are known by name', () => {
  const names = {
    'ACS ACR122U PICC Interface 00 00': 'pn532',
    'ACS ACR 38U-CCID 00 00': 'plain',
    'ACS ACR1252 1S CL Reader [ACR1252 1S CL Reader PICC] 00 00': 'pcsc-transparent',
    'ACS ACR1255U-J1 PICC Reader 0': 'pcsc-transparent',
    'ACS ACR1281 1S Dual Reader 00 01': 'pcsc-transparent',
    'ACS ACR1552 1S CL Reader PICC 0': 'pcsc-transparent',
    'HID Global OMNIKEY 5022 Smart Card Reader 0': 'pcsc-transparent',
    'HID Global OMNIKEY 5422 Smartcard Reader [OMNIKEY 5422CL] 00 00': 'pcsc-transparent',
    'OMNIKEY CardMan 5x21-CL 0': 'plain',
    'Identiv uTrust 3700 F CL Reader [uTrust 3700 F CL] 00 00': 'pcsc-transparent',
    'Virtual PCD 00 00': 'plain',
    'SCM Microsystems Inc. SCL3711 00 00': 'plain',
  };
  for (const [name, profile] of Object.entries(names)) {
    assert.equal(profileForReader(name).name, profile, name);
  }
});

test('the configuration goes before the name', () => {
  assert.equal(profileForReader('ACS ACR122U PICC Interface 00 00', 'plain').name, 'plain');
  assert.equal(profileForReader('Virtual PCD 00 00', 'pcsc-transparent').name, 'pcsc-transparent');
  for (const name of readerProfileNames) {
    assert.equal(readerProfile(name).name, name);
  }
});

test('the plain profile passes nothing through', () => {
  assert.equal(
    readerProfile('plain').passThrough(() => Promise.resolve(new Uint8Array(0)), '04A1B2C3D4E5F6'),
    null,
  );
});
