import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { mostAttempts } from './backoff.ts';
import { webhookEvents } from './model.ts';
import { newSecret, signatureOf } from './signature.ts';

const page = new URL('../../../../../docs/partner-api.md', import.meta.url);

test('the example for partners checks what we sign, by the old and by the new secret', async () => {
  const text = await readFile(page, 'utf8');
  const [, example = ''] = /```js\n([\s\S]*?)```/.exec(text) ?? [];
  const url = `data:text/javascript;base64,${Buffer.from(example).toString('base64')}`;
  const { isFromSetrum } = (await import(url)) as {
    isFromSetrum(secret: string, header: string, rawBody: string, nowMs: number): boolean;
  };
  const [secret, old] = [newSecret(), newSecret()];
  const at = new Date('2026-11-23T05:00:00.000Z');
  const header = signatureOf([secret, old], '{"id":"1"}', at);
  const check = (key: string, body = '{"id":"1"}', laterMs = 0) =>
    isFromSetrum(key, header, body, at.getTime() + laterMs);
  assert.ok(check(secret) && check(old) && check(secret, '{"id":"1"}', 300_000));
  assert.ok(!check(newSecret()));
  assert.ok(!check(secret, '{"id":"2"}'));
  assert.ok(!check(secret, '{"id":"1"}', 301_000));
});

test('the page names every event, and how often it is tried', async () => {
  const text = await readFile(page, 'utf8');
  for (const event of webhookEvents) assert.ok(text.includes(`\`${event}\``), event);
  assert.ok(text.includes(`${mostAttempts} attempts`));
});
