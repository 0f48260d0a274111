import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { assertUrlAllowed, guardedLookup, isAllowed } from './address.ts';
import { strictPolicy } from './model.ts';
import { send } from './send.ts';
import { startReceiver } from './test-support/receiver.ts';

const loopback = { allowLoopback: true, allowPrivate: false };
const open = { allowLoopback: true, allowPrivate: true };

const refusal = (error: unknown): boolean =>
  error instanceof SetrumError && error.code === 'SETRUM_WEBHOOK_URL';

describe('where a webhook may go', () => {
  test('https to the public internet, and nothing else', () => {
    for (const url of [
      'https://bank.example.co.id/hooks',
      'https://8.8.8.8:8443/',
      'https://[2606:4700::1]/',
    ]) {
      assert.equal(assertUrlAllowed(url, strictPolicy).protocol, 'https:');
    }
    for (const url of [
      'http://bank.example.co.id/',
      'ftp://bank.example.co.id/',
      'https://user:secret@bank.example.co.id/',
      'not an address',
      'https://localhost/',
      'https://127.0.0.1/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://[::1]/',
      'https://[::ffff:127.0.0.1]/',
      'https://10.1.2.3/',
      'https://192.168.0.1/',
      'https://169.254.169.254/latest/meta-data',
      'https://[fe80::1]/',
      'https://[fd00::1]/',
      'https://0.0.0.0/',
    ]) {
      assert.throws(() => assertUrlAllowed(url, strictPolicy), refusal, url);
    }
  });

  test('this machine and private networks only when they are configured', () => {
    assertUrlAllowed('http://127.0.0.1:9/', loopback);
    assertUrlAllowed('http://localhost:9/', loopback);
    assertUrlAllowed('https://10.1.2.3/', open);
    assert.throws(() => assertUrlAllowed('http://10.1.2.3/', open), refusal);
    assert.throws(() => assertUrlAllowed('https://10.1.2.3/', loopback), refusal);
  });

  test('what is never a partner, whatever is configured', () => {
    for (const address of [
      '169.254.169.254',
      '0.0.0.0',
      '224.0.0.1',
      '::',
      'fe80::1',
      '64:ff9b::a00:1',
      '::ffff:169.254.169.254',
    ]) {
      assert.ok(!isAllowed(address, open), address);
    }
    assert.ok(isAllowed('::ffff:8.8.8.8', strictPolicy));
    assert.ok(!isAllowed('::ffff:10.0.0.1', strictPolicy));
  });

  test('a name is looked at when it is used: one that leads to a blocked address is not connected to', async () => {
    const lookedUp = (policy: typeof strictPolicy) =>
      new Promise<unknown>((resolve, reject) => {
        guardedLookup(policy)('localhost', {}, (error, address) =>
          error === null ? resolve(address) : reject(error),
        );
      });
    await assert.rejects(lookedUp(strictPolicy), /blocked address/);
    assert.match(String(await lookedUp(loopback)), /^(127\.0\.0\.1|::1)$/);
  });

  test('sending looks again: an address that was allowed once is refused later, and never reached', async () => {
    const receiver = await startReceiver();
    try {
      const sending = { url: receiver.url, headers: {}, body: '{}', timeoutMs: 5_000 };
      assert.equal(await send({ ...sending, policy: loopback }), 204);
      await assert.rejects(send({ ...sending, policy: strictPolicy }), refusal);
      receiver.answer = () => 302;
      assert.equal(await send({ ...sending, policy: loopback }), 302);
      assert.equal(receiver.received.length, 2);
    } finally {
      await receiver.close();
    }
  });
});
