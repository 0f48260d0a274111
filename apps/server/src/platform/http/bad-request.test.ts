import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { Type } from 'typebox';
import { createLogger } from '../log.ts';
import { createHttpServer, type HttpServer } from './server.ts';

const Body = Type.Object(
  {
    name: Type.String({ maxLength: 20 }),
    amountCents: Type.Integer({ minimum: 0 }),
    kept: Type.Optional(Type.Boolean()),
    note: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    parts: Type.Optional(Type.Array(Type.Unknown())),
  },
  { additionalProperties: false },
);
const Query = Type.Object(
  { limit: Type.Optional(Type.Integer()), q: Type.Optional(Type.String()) },
  { additionalProperties: false },
);

describe('what the server takes of a request', () => {
  let http: HttpServer;
  let failure: Error = new Error('nothing');
  before(async () => {
    http = await createHttpServer(createLogger('silent'));
    http.post('/things', { schema: { body: Body } }, async (request) => request.body);
    http.get('/things', { schema: { querystring: Query } }, async (request) => request.query);
    http.get('/things/:name', async (request) => request.params);
    http.get('/fails', async () => {
      throw failure;
    });
  });
  after(() => http?.close());

  const good = { name: 'SARI', amountCents: 100 };
  const post = async (payload: string | object) => {
    const headers = { 'content-type': 'application/json' };
    const response = await http.inject({ method: 'POST', url: '/things', headers, payload });
    return { status: response.statusCode, body: response.json() };
  };

  test('a JSON body has its own types: nothing is made a number, a text or a boolean of', async () => {
    assert.deepEqual((await post({ ...good, note: null })).body, { ...good, note: null });
    const wrong: readonly object[] = [
      { ...good, amountCents: null },
      { ...good, amountCents: '100' },
      { ...good, amountCents: [100] },
      { ...good, amountCents: true },
      { ...good, name: 5 },
      { ...good, name: null },
      { ...good, kept: 'true' },
      { ...good, kept: 0 },
      { ...good, kept: null },
    ];
    for (const body of wrong) {
      const { status, body: problem } = await post(body);
      assert.deepEqual([status, problem.code], [400, 'SETRUM_BAD_REQUEST'], JSON.stringify(body));
    }
  });

  test('what a closed schema does not name is refused, in bodies and in queries', async () => {
    assert.equal((await post({ ...good, amountcents: 5 })).body.code, 'SETRUM_BAD_REQUEST');
    const mistyped = await http.inject('/things?limt=5');
    assert.equal(mistyped.json().code, 'SETRUM_BAD_REQUEST');
    assert.deepEqual((await http.inject('/things?limit=5')).json(), { limit: 5 });
  });

  test('text that no database can keep is refused, however deep it lies', async () => {
    const parts = (text: string) => [[{ deep: [text] }]];
    for (const text of ['a\0b', '\ud800', 'a\udc00', '\ude00\ud83d']) {
      assert.equal((await post({ ...good, note: text })).body.code, 'SETRUM_BAD_REQUEST');
      assert.equal((await post({ ...good, parts: parts(text) })).body.code, 'SETRUM_BAD_REQUEST');
    }
    const named = await post({ ...good, parts: [{ 'a\0b': 1 }] });
    assert.equal(named.body.code, 'SETRUM_BAD_REQUEST');
    const whole = { ...good, note: 'a 😀 𝄞', parts: parts('\u{10ffff}') };
    assert.deepEqual((await post(whole)).body, whole);
    for (const url of ['/things?q=a%00', '/things/a%00b'])
      assert.equal((await http.inject(url)).json().code, 'SETRUM_BAD_REQUEST', url);
  });

  test('addresses and bodies that nothing can be read of are coded problems', async () => {
    const addresses = ['/things/%', '/things/%ff', `/things/${'a'.repeat(5000)}`, '/nothing'];
    for (const url of addresses) {
      const response = await http.inject(url);
      assert.ok(response.statusCode >= 400 && response.statusCode < 500, url);
      assert.match(response.json().code, /^SETRUM_/, url);
      assert.match(String(response.headers['content-type']), /problem\+json/);
    }
    const deep = '['.repeat(30_000) + ']'.repeat(30_000);
    const bodies = ['', '{', 'null', '[]', '5', deep, `{"name":"${'x'.repeat(70_000)}"}`];
    for (const body of [...bodies, '{"__proto__":{"a":1},"name":"A","amountCents":1}'])
      assert.equal((await post(body)).body.code, 'SETRUM_BAD_REQUEST', body.slice(0, 40));
  });

  test('what is no HTTP is answered as a coded problem, and the next connection works', async () => {
    const address = new URL(await http.listen({ host: '127.0.0.1', port: 0 }));
    const answerTo = async (text: string): Promise<string> => {
      const socket = connect(Number(address.port), address.hostname);
      socket.end(text);
      let answer = '';
      for await (const chunk of socket) answer += chunk;
      return answer;
    };
    const host = 'Host: x\r\n';
    const unreadable: readonly (readonly [string, number])[] = [
      ['nonsense\r\n\r\n', 400],
      [`GET / HTTP/1.1\r\n${host}a b: c\r\n\r\n`, 400],
      [`GET / HTTP/1.1\r\n${host}a: b\0c\r\n\r\n`, 400],
      [`GET / HTTP/1.1\r\n${host}a: ${'b'.repeat(20_000)}\r\n\r\n`, 431],
      [`POST / HTTP/1.1\r\n${host}content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n`, 400],
    ];
    for (const [text, status] of unreadable) {
      const answer = await answerTo(text);
      assert.ok(answer.startsWith(`HTTP/1.1 ${status} `), answer.slice(0, 80));
      assert.match(answer, /problem\+json.*"code":"SETRUM_BAD_REQUEST"/s);
    }
    const good = await answerTo(`GET /things?limit=5 HTTP/1.1\r\n${host}connection: close\r\n\r\n`);
    assert.match(good, /^HTTP\/1.1 200 .*\{"limit":5\}$/s);
  });

  test('an error of the database says whether the same request may get over it', async () => {
    const refused = (code: string) => {
      const error = new pg.DatabaseError('refused', 0, 'error');
      error.code = code;
      return error;
    };
    const taken = (constraint: string) => Object.assign(refused('23505'), { constraint });
    const expected: readonly (readonly [Error, string, number])[] = [
      [refused('40P01'), 'SETRUM_BUSY', 503],
      [refused('40001'), 'SETRUM_BUSY', 503],
      [taken('removal_request_key_key'), 'SETRUM_BUSY', 503],
      [taken('application_open'), 'SETRUM_INTERNAL', 500],
      [refused('57P01'), 'SETRUM_UNAVAILABLE', 503],
      [new Error('Connection terminated unexpectedly'), 'SETRUM_UNAVAILABLE', 503],
      [refused('23505'), 'SETRUM_INTERNAL', 500],
      [new Error('a mistake of ours'), 'SETRUM_INTERNAL', 500],
    ];
    for (const [error, code, status] of expected) {
      failure = error;
      const response = await http.inject('/fails');
      assert.deepEqual([response.json().code, response.statusCode], [code, status], error.message);
    }
  });
});
