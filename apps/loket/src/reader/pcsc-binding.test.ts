import assert from 'node:assert/strict';
import { it } from 'node:test';
import { loadPcscBinding } from './pcsc-binding.ts';

it('a missing package is a missing reader, with the reason', async () => {
  await assert.rejects(loadPcscBinding('no-such-binding'), {
    code: 'SETRUM_READER_MISSING',
    message: /package no-such-binding: Cannot find package/,
  });
});

it('another package in its place is told apart', async () => {
  await assert.rejects(loadPcscBinding('node:path'), {
    code: 'SETRUM_READER_MISSING',
    message: /package node:path is not a PC\/SC binding/,
  });
});
