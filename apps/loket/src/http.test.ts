import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { type ErrorCode, SetrumError } from '@setrum/errors';
import { httpCentre } from './centre.ts';
import { httpCaller } from './http.ts';

const coded = (code: ErrorCode) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;

/** Answers one after the other; an Error is a line that breaks. */
function callerOf(answers: readonly (Response | Error)[]) {
  const sent: RequestInit[] = [];
  const caller = httpCaller({
    url: 'http://centre.example',
    accessKey: 'setrum_key',
    pauseMs: 0,
    fetch: async (_url, init) => {
      const answer = answers[sent.length];
      sent.push(init ?? {});
      if (answer === undefined || answer instanceof Error)
        throw answer ?? new Error('no more answers');
      return answer;
    },
  });
  return { caller, sent };
}

const problem = (code: string, status: number, params: object = {}) =>
  new Response(JSON.stringify({ code, params }), { status });

test('an open outcome is asked again with the same words, a final one is not', async () => {
  const broken = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
  const { caller, sent } = callerOf([
    broken,
    problem('SETRUM_BUSY', 503),
    new Response('{"ok":true}'),
  ]);
  assert.deepEqual(await caller.post('/x', { a: 1 }, { 'idempotency-key': 'k' }), { ok: true });
  assert.equal(sent.length, 3);
  assert.equal(
    new Set(sent.map((request) => JSON.stringify([request.body, request.headers]))).size,
    1,
  );

  const final = callerOf([problem('SETRUM_DEPOSIT_TOO_LOW', 409)]);
  await assert.rejects(final.caller.post('/x', {}), coded('SETRUM_DEPOSIT_TOO_LOW'));
  assert.equal(final.sent.length, 1);
});

test('a refusal keeps its words, an answer that is none is an unreachable centre', async () => {
  const refused = callerOf([problem('SETRUM_METER_UNKNOWN', 404, { meterNo: '123' })]);
  await assert.rejects(
    refused.caller.get('/x'),
    (error: unknown) => error instanceof SetrumError && /123/.test(error.text('id')),
  );
  const garbled = callerOf([
    new Response('<html>', { status: 502 }),
    new Response('<html>', { status: 502 }),
    problem('WHO_KNOWS', 500),
  ]);
  await assert.rejects(garbled.caller.get('/x'), coded('SETRUM_CENTRE_UNREACHABLE'));
  const gone = callerOf([
    new Error('a'),
    new Error('b'),
    new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') }),
  ]);
  await assert.rejects(
    gone.caller.get('/x'),
    (error: unknown) => error instanceof SetrumError && /ECONNREFUSED/.test(error.message),
  );
});

test('what waits for a meter is asked for once, and not waited for while a queue stands there', async () => {
  const card = { uid: '04A1B2C3D4E580', mailboxSequence: 0, reportImage: new Uint8Array(592) };
  const busy = callerOf([problem('SETRUM_BUSY', 503), new Response('{"mailbox":null}')]);
  const asked = httpCentre(busy.caller).mailboxAtTap('32031017679', card);
  await assert.rejects(asked, coded('SETRUM_CENTRE_UNREACHABLE'));
  assert.equal(busy.sent.length, 1);

  const wait = mock.method(AbortSignal, 'timeout', () => AbortSignal.abort('late'));
  try {
    const silent = callerOf([new Error('late')]);
    await assert.rejects(httpCentre(silent.caller).mailboxAtTap('32031017679', card));
    assert.deepEqual(wait.mock.calls[0]?.arguments, [5_000]);
  } finally {
    mock.restoreAll();
  }
});
