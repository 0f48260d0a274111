import assert from 'node:assert/strict';
import { it } from 'node:test';
import { loadPcscBinding } from './pcsc-binding.ts';

it('a missing package makes the driver unusable, with the reason', async () => {
  await assert.rejects(loadPcscBinding('no-such-binding'), {
    code: 'SETRUM_DRIVER_UNUSABLE',
    message: /package no-such-binding: Cannot find package/,
  });
});

it('another package in its place is told apart', async () => {
  await assert.rejects(loadPcscBinding('node:path'), {
    code: 'SETRUM_DRIVER_UNUSABLE',
    message: /package node:path is not a PC\/SC binding/,
  });
});
