import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLogger } from './log.ts';

test('nothing that opens anything, and nothing personal, stands in a log', () => {
  const lines: string[] = [];
  const log = createLogger('info', { write: (line) => void lines.push(line) });
  const hidden = {
    token: '12345678901234567890',
    password: 'rahasia sekali',
    totp: '123456',
    nik: '3201012345670001',
    identityNo: '3201012345670002',
    address: 'JL. MELATI NO. 12',
    phone: '081234567890',
    email: 'sicilia@example.id',
  };
  const headers = {
    authorization: 'Bearer setrum_abc',
    cookie: 'setrum_session=setrum_s_abc',
    'x-csrf-token': 'csrf-of-somebody',
  };
  log.info({ ...hidden, kept: 'agenda 1' }, 'flat');
  log.info({ body: hidden, headers }, 'one below');
  log.info({ request: { body: hidden, headers } }, 'two below');
  const text = lines.join('');
  assert.equal(lines.length, 3);
  for (const value of [...Object.values(hidden), ...Object.values(headers)])
    assert.ok(!text.includes(value), value);
  assert.ok(text.includes('agenda 1') && text.includes('[removed]'));
});

test('of a lost database connection the error is logged, not the connection with its key', () => {
  const lines: string[] = [];
  const log = createLogger('info', { write: (line) => void lines.push(line) });
  const lost = new Error('terminating connection', { cause: new Error('ECONNRESET') });
  log.warn(
    { err: Object.assign(lost, { code: '57P01', client: { secretKey: -2069705006 } }) },
    'x',
  );
  const { err } = JSON.parse(lines[0] ?? '{}');
  assert.deepEqual([err.type, err.code, err.client], ['Error', '57P01', undefined]);
  assert.match(err.message, /terminating connection.*ECONNRESET/);
  assert.match(err.stack, /log\.test\.ts/);
});
