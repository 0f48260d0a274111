import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { api, keepSession, type SessionKeeper } from './client.ts';
import { isProblem, ProblemError } from './problem.ts';
import { addressOf } from './request.ts';

interface Sent {
  readonly url: string;
  readonly method: string;
  readonly csrf: string | null;
  readonly key: string | null;
}

const problem = (status: number, code: string): Response =>
  Response.json(
    { status, code, params: {}, messages: { id: code, en: code }, action: { id: '', en: '' } },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );

describe('requests', () => {
  const fetched = globalThis.fetch;
  let sent: Sent[];
  let answers: (() => Response)[];
  beforeEach(() => {
    sent = [];
    answers = [];
    globalThis.fetch = async (input, init) => {
      const headers = new Headers(init?.headers);
      sent.push({
        ...{ url: String(input), method: init?.method ?? 'GET' },
        ...{ csrf: headers.get('x-csrf-token'), key: headers.get('idempotency-key') },
      });
      const answer = answers.shift();
      if (answer === undefined) throw new TypeError('Failed to fetch');
      return answer();
    };
  });
  afterEach(() => {
    globalThis.fetch = fetched;
  });
  const keeper = (more: Partial<SessionKeeper>): void =>
    keepSession({
      csrf: () => 'token-1',
      renew: async () => false,
      refresh: async () => false,
      ...more,
    });

  test('what changes something bears the token of the page; what reads does not', async () => {
    keeper({});
    answers = [() => Response.json({ a: 1 }), () => new Response(null, { status: 204 })];
    assert.deepEqual(await api.get('/api/v1/x', { query: { q: 'a b', none: null } }), { a: 1 });
    assert.equal(await api.post('/api/v1/x', { a: 1 }, { key: 'once' }), null);
    assert.deepEqual(sent, [
      { url: '/api/v1/x?q=a+b', method: 'GET', csrf: null, key: null },
      { url: '/api/v1/x', method: 'POST', csrf: 'token-1', key: 'once' },
    ]);
  });

  test('a request that met the end of the session goes again under the same key, once whoever it was is back', async () => {
    let csrf = 'token-1';
    const renew = async (): Promise<boolean> => {
      csrf = 'token-2';
      return true;
    };
    keeper({ csrf: () => csrf, renew });
    answers = [() => problem(401, 'SETRUM_UNAUTHENTICATED'), () => Response.json({ sold: true })];
    assert.deepEqual(await api.post('/api/v1/x', {}, { key: 'once' }), { sold: true });
    assert.deepEqual(
      sent.map(({ csrf: token, key }) => [token, key]),
      [
        ['token-1', 'once'],
        ['token-2', 'once'],
      ],
    );
  });

  test('when somebody else is there, or nobody, it does not', async () => {
    keeper({});
    answers = [() => problem(401, 'SETRUM_UNAUTHENTICATED')];
    await assert.rejects(api.post('/api/v1/x', {}), (error) =>
      isProblem(error, 'SETRUM_UNAUTHENTICATED'),
    );
    assert.equal(sent.length, 1);
  });

  test('no answer, and answers of others, are told as what they are', async () => {
    keeper({});
    await assert.rejects(api.get('/api/v1/x'), (error) => isProblem(error, 'SETRUM_WEB_OFFLINE'));
    answers = [
      () => new Response('<html>', { status: 502 }),
      () => new Response('<html>', { status: 403 }),
    ];
    await assert.rejects(api.get('/api/v1/x'), (error) => isProblem(error, 'SETRUM_WEB_SERVER'));
    await assert.rejects(api.get('/api/v1/x'), (error) => isProblem(error, 'SETRUM_WEB_ANSWER'));
    const passing = (status: number): boolean =>
      new ProblemError({
        ...{ status, code: 'X', params: {} },
        ...{ messages: { id: '', en: '' }, action: { id: '', en: '' } },
      }).isPassing;
    assert.deepEqual([0, 400, 404, 409, 429, 500, 503].map(passing), [
      ...[true, false, false, false, true, true, true],
    ]);
  });

  test('a query may have a name several times', () => {
    assert.equal(addressOf('/x', { topic: ['a', 'b'], n: 0 }), '/x?topic=a&topic=b&n=0');
    assert.equal(addressOf('/x', {}), '/x');
  });
});
