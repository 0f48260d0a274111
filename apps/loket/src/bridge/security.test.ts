import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, test } from 'node:test';
import fc from 'fast-check';
import { Attempts } from './attempts.ts';
import { allowableOrigin } from './gate.ts';
import { Pairing } from './pairing.ts';
import { startTestBridge, type TestBridge } from './test-support/test-bridge.ts';
import { verbs } from './verbs.ts';

describe('the bridge and strangers', () => {
  let on: TestBridge;
  const start = async (
    options: Parameters<typeof startTestBridge>[0] = {},
  ): Promise<TestBridge> => {
    on = await startTestBridge(options);
    return on;
  };
  afterEach(() => on.stop());

  test('pages of other origins, of none, and by names of their own choice are turned away', async () => {
    await start();
    const refused = [403, 'SETRUM_BRIDGE_ORIGIN'];
    for (const origin of [
      'https://evil.example',
      'https://app.setrum.example.evil.example',
      'http://app.setrum.example',
      'https://app.setrum.example:8443',
      'null',
      '',
    ]) {
      assert.deepEqual(await on.turnedAway({ origin }), refused, origin);
    }
    for (const host of [
      'rebound.evil.example',
      'rebound.evil.example:80',
      '127.0.0.1',
      `127.0.0.1:${on.bridge.port + 1}`,
      `0.0.0.0:${on.bridge.port}`,
    ]) {
      assert.deepEqual(await on.turnedAway({ headers: { host } }), refused, host);
    }
    assert.deepEqual(await on.turnedAway({ path: '/' }), [403, 'SETRUM_NOT_FOUND']);
    assert.ok(on.notices.every((text) => text.startsWith('turned away')));
    await (await on.connect({ headers: { host: `LOCALHOST:${on.bridge.port}` } })).ask('hello', {
      protocol: 1,
      secret: on.secret,
    });
  });

  test('listens on the loopback address only, and answers no ordinary requests', async () => {
    await start();
    const response = await fetch(`http://127.0.0.1:${on.bridge.port}/bridge`);
    assert.equal(response.status, 404);
    assert.equal(((await response.json()) as { code: string }).code, 'SETRUM_NOT_FOUND');
    assert.equal(response.headers.get('access-control-allow-origin'), null);
  });

  test('who has not greeted learns nothing and is put off the line', async () => {
    await start({ limits: { greetingMs: 30 } });
    for (const verb of ['readers', 'pending', 'cancel', 'visit']) {
      const page = await on.connect();
      assert.equal((await page.ask(verb)).problem?.code, 'SETRUM_BRIDGE_UNPAIRED');
      assert.equal(await page.closed(), 1008);
    }
    const silent = await on.connect();
    on.at.plug('Loket 1', false);
    assert.equal(await silent.closed(), 1008);
    assert.deepEqual(silent.events, []);
  });

  test('a wrong secret is refused, and whoever guesses is locked out, also with the right one', async () => {
    await start();
    const hello = async (secret: string) =>
      (await (await on.connect()).ask('hello', { protocol: 1, secret })).problem?.code;
    for (let wrong = 0; wrong < 5; wrong++) {
      assert.equal(await hello(on.secret.replace(/^./, 'U')), 'SETRUM_BRIDGE_UNPAIRED');
    }
    assert.equal(await hello(on.secret), 'SETRUM_BRIDGE_LOCKED');
    on.pass(10_000);
    assert.equal(await hello('0000-0000'), 'SETRUM_BRIDGE_UNPAIRED');
    on.pass(10_000);
    assert.equal(await hello(on.secret), 'SETRUM_BRIDGE_LOCKED', 'twice as long');
    on.pass(10_000);
    assert.equal(await hello(on.secret), undefined);
  });

  test('a new secret ends what was paired with the old one', async () => {
    await start();
    const page = await on.greeted();
    assert.equal((await page.ask('readers')).problem, undefined);
    await on.pairing.renew();
    assert.equal((await page.ask('readers')).problem?.code, 'SETRUM_BRIDGE_UNPAIRED');
    assert.equal(await page.closed(), 1008);
  });

  test('another version of the protocol is told which one is spoken here', async () => {
    await start();
    const { problem } = await (await on.connect()).ask('hello', { protocol: 2, secret: on.secret });
    assert.deepEqual(
      [problem?.code, problem?.params],
      ['SETRUM_BRIDGE_PROTOCOL', { offered: 2, supported: '1' }],
    );
  });

  test('messages that are none are answered as such, and the page stays', async () => {
    await start();
    const page = await on.greeted();
    const cases: readonly (readonly [string, number | null])[] = [
      ['{', null],
      ['[]', null],
      ['"hello"', null],
      ['{"verb":"readers"}', null],
      ['{"id":-1,"verb":"readers"}', null],
      ['{"id":901}', 901],
      ['{"id":902,"verb":"readers","extra":1}', 902],
      ['{"id":903,"verb":"transmit","params":{"apdu":"FFCA000000"}}', 903],
      ['{"id":904,"verb":"constructor"}', 904],
      ['{"id":905,"verb":"readers","params":[]}', 905],
    ];
    for (const [message, id] of cases) {
      page.raw(message);
      assert.equal((await page.answer(id)).problem?.code, 'SETRUM_BAD_REQUEST', message);
    }
    assert.equal((await page.ask('readers')).problem, undefined);
  });

  test('whatever parameters a verb is given, it answers with a result or a coded problem', async () => {
    await start({ parts: { cardWaitMs: 0 } });
    const page = await on.greeted();
    const known = fc.record(
      Object.fromEntries(
        [
          'reader',
          'visitId',
          'holder',
          'amountCents',
          'saleId',
          'meterNo',
          'idpel',
          'day',
          'card',
          'plugged',
          'id',
        ].map((name) => [
          name,
          fc.oneof(
            fc.constant('sale-0001'),
            fc.constant('32031017679'),
            fc.string(),
            fc.integer(),
            fc.constant(null),
            fc.object(),
          ),
        ]),
      ),
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(verbs), 'cancel'),
        fc.oneof(known, fc.anything({ withNullPrototype: false })),
        async (verb, params) => {
          const { result, problem } = await page.ask(verb, params ?? null);
          assert.ok((result === undefined) !== (problem === undefined));
          assert.notEqual(problem?.code, 'SETRUM_INTERNAL');
        },
      ),
      { seed: 6, numRuns: 300 },
    );
    assert.deepEqual(on.reported, []);
  });

  test('the hand over emulated cards is none over real ones', async () => {
    await start();
    const page = await on.greeted();
    assert.match((await page.ask('cards')).problem?.message.en ?? '', /the readers here are real/);
    assert.equal(
      (await page.ask('lay', { reader: 'Loket 1', card: '../../etc/passwd.json' })).problem?.code,
      'SETRUM_BAD_REQUEST',
    );
  });

  test('bounds: large messages, binary ones, many pages, many requests', async () => {
    await start({ limits: { connections: 2, requests: 2 }, parts: { cardWaitMs: 60_000 } });
    const page = await on.greeted();
    page.send('visit', { reader: 'Loket 1' });
    page.send('visit', { reader: 'Loket 2' });
    assert.match((await page.ask('readers')).problem?.message.en ?? '', /2 requests are under way/);
    page.raw('{"id":2,"verb":"readers"}');
    assert.match((await page.answer(2)).problem?.message.en ?? '', /request 2 is under way/);
    const large = await on.connect();
    assert.deepEqual(await on.turnedAway({}), [403, 'SETRUM_BRIDGE_FULL']);
    large.raw(JSON.stringify({ id: 1, verb: 'readers', params: 'x'.repeat(17_000) }));
    assert.equal(await large.closed(), 1009);
    const binary = await on.connect();
    binary.socket.send(Buffer.from('{"id":1,"verb":"readers"}'));
    assert.equal(await binary.closed(), 1003);
  });

  test('a page that floods is put off the line', async () => {
    await start({ limits: { requests: 2 } });
    const page = await on.greeted();
    for (let n = 0; n < 50; n++) page.send('readers');
    assert.equal(await page.closed(), 1008);
    assert.equal((await (await on.greeted()).ask('readers')).problem, undefined);
  });

  test('a page that is dead is noticed', async () => {
    await start({ limits: { pingMs: 20 } });
    const page = await on.greeted();
    page.socket.pong = () => undefined;
    page.socket.pause();
    const before = on.at.desk.readers().length;
    assert.equal(before, 2);
    await new Promise((resolve) => setTimeout(resolve, 80));
    page.socket.resume();
    assert.notEqual(await page.closed(), 1000);
  });
});

test('origins are https, or of this computer, and nothing but origins', () => {
  assert.equal(allowableOrigin('https://App.Setrum.example/'), 'https://app.setrum.example');
  assert.equal(allowableOrigin('https://app.setrum.example:443'), 'https://app.setrum.example');
  assert.equal(allowableOrigin('http://localhost:5173'), 'http://localhost:5173');
  assert.equal(allowableOrigin('http://[::1]:8080'), 'http://[::1]:8080');
  for (const wrong of [
    'http://app.setrum.example',
    'http://127.0.0.1.evil.example',
    '*',
    'null',
    'app.setrum.example',
    'https://app.example/path',
    'https://app.example/?q',
    'https://u@app.example',
    'ftp://localhost',
    'file:///x',
  ]) {
    assert.equal(allowableOrigin(wrong), null, wrong);
  }
});

test('the secret is shown once, kept as a digest, and taken as people type it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'setrum-pairing-'));
  const path = join(folder, 'deep', 'pairing.json');
  const pairing = new Pairing(path, -1);
  assert.equal(await pairing.check('anything'), null);
  const secret = await pairing.begin();
  assert.match(secret ?? '', /^(?:[0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
  assert.equal(await pairing.begin(), null);
  assert.ok(!(await readFile(path, 'utf8')).includes((secret ?? '').slice(0, 9)));
  assert.equal((await stat(path)).mode & 0o077, 0);
  const typed = (secret ?? '')
    .toLowerCase()
    .replaceAll('-', ' ')
    .replaceAll('0', 'o')
    .replaceAll('1', 'l');
  const digest = await pairing.check(typed);
  assert.ok(digest !== null && (await pairing.isCurrent(digest)));
  assert.notEqual(await new Pairing(path).renew(), secret);
  assert.equal(await pairing.check(secret ?? ''), null);
  assert.equal(await new Pairing(path).isCurrent(digest), false);
  assert.equal(await new Pairing(path, -1).isCurrent(digest), false);
  for (const torn of ['', '{"sha256":"', '{"sha256":7}', 'null']) {
    await writeFile(path, torn);
    assert.equal(await pairing.check('0'), null);
    assert.equal(await pairing.isCurrent(''), false);
    assert.notEqual(await pairing.begin(), null, 'a torn file means a new secret');
  }
  await rm(folder, { recursive: true });
});

test('guessing: a right one in between forgives, and a lock never lasts longer than a quarter of an hour', () => {
  let nowMs = 0;
  const attempts = new Attempts(() => nowMs);
  for (let n = 0; n < 4; n++) attempts.failed();
  attempts.succeeded();
  for (let n = 0; n < 4; n++) attempts.failed();
  attempts.assertOpen();
  for (let n = 0; n < 40; n++) attempts.failed();
  assert.throws(() => attempts.assertOpen(), {
    code: 'SETRUM_BRIDGE_LOCKED',
    params: { seconds: 900 },
  });
  nowMs += 15 * 60_000;
  attempts.assertOpen();
});
