import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { Iso8583Error, type IsoMessage, plnDialect1987 } from '@setrum/iso8583';
import { ManualTimers, until } from '../test-support/manual-timers.ts';
import {
  plainAnswer,
  type Script,
  type ScriptedHost,
  type ScriptedHostOptions,
  scriptedHost,
} from '../test-support/scripted-host.ts';
import { BankLink } from './link.ts';
import type { BankLinkOptions, LinkEvent } from './model.ts';

const echo = (stan: number): IsoMessage => ({
  mti: '2800',
  fields: { 11: String(stan).padStart(12, '0'), 12: '20261123120000', 40: '301' },
});
const patience = { timeoutMs: 30_000 };
const code = (expected: string) => (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === expected;

describe('a bank link', () => {
  let host: ScriptedHost;
  let link: BankLink;
  const events: LinkEvent[] = [];
  const start = async (
    script: Script,
    {
      hostOptions = {},
      ...options
    }: Partial<BankLinkOptions> & { hostOptions?: ScriptedHostOptions } = {},
  ): Promise<void> => {
    events.length = 0;
    host = await scriptedHost(script, { framing: options.framing ?? 'end-byte', ...hostOptions });
    link = await BankLink.connect({
      host: '127.0.0.1',
      port: host.port,
      framing: 'end-byte',
      onEvent: (event) => events.push(event),
      ...options,
    });
  };
  afterEach(async () => {
    await link.close();
    await host.stop();
  });
  const kinds = (): string[] => events.map(({ kind }) => kind);

  for (const framing of ['end-byte', 'length'] as const) {
    test(`500 outstanding requests are answered in reverse order, ${framing}`, async () => {
      const held: (() => void)[] = [];
      await start(
        (message, line) => {
          held.push(() => line.answer(plainAnswer(message)));
          if (held.length === 500) for (const answer of held.reverse()) answer();
        },
        { framing },
      );
      const answers = await Promise.all(
        Array.from({ length: 500 }, (_, n) => link.request(echo(n), patience)),
      );
      assert.deepEqual(
        answers.map(({ fields }) => fields[11]),
        Array.from({ length: 500 }, (_, n) => echo(n).fields[11]),
      );
      assert.equal(link.outstanding, 0);
    });
  }

  test('one request too many, and a trace number in use, are refused before anything is sent', async () => {
    await start(() => undefined, { maxOutstanding: 2 });
    const waiting = [link.request(echo(1), patience), link.request(echo(2), patience)];
    await assert.rejects(link.request(echo(3), patience), code('SETRUM_BANK_LINK_BUSY'));
    host.play((message, line) => line.answer(plainAnswer(message)));
    await until(() => host.received.length === 2, 'both came');
    link.cut();
    for (const lost of waiting) await assert.rejects(lost, code('SETRUM_BANK_LINK_CLOSED'));
    host.play(() => undefined);
    const first = link.request(echo(7), patience);
    await until(() => host.received.length === 3, 'the first came');
    await assert.rejects(link.request(echo(7), patience), code('SETRUM_BANK_TRACE_IN_USE'));
    link.cut();
    await assert.rejects(first, code('SETRUM_BANK_LINK_CLOSED'));
    assert.equal(host.received.length, 3);
  });

  test('an answer after its time is late, the same once more is unexpected', async () => {
    const timers = new ManualTimers();
    const held: IsoMessage[] = [];
    await start((message) => void held.push(plainAnswer(message)), { timers });
    const asked = link.request(echo(1), { timeoutMs: 35_000 });
    await until(() => held.length === 1, 'the request came');
    timers.advance(35_000);
    await assert.rejects(asked, code('SETRUM_BANK_NO_ANSWER'));
    for (const answer of [...held, ...held]) host.ask(answer);
    await until(() => events.length === 3, 'both answers came');
    assert.deepEqual(kinds(), ['opened', 'late', 'unexpected']);
    assert.equal(timers.alarms, 0);
  });

  test('an answer of another message type with the same trace number is not taken', async () => {
    await start((message, line) => {
      line.answer({ mti: '2110', fields: { ...message.fields, 39: '0000' } });
      line.answer(plainAnswer(message));
    });
    assert.equal((await link.request(echo(1), patience)).mti, '2810');
    assert.deepEqual(kinds(), ['opened', 'unexpected']);
  });

  test("it answers the host's echo, with the host's trace number", async () => {
    await start(() => undefined);
    host.ask(echo(99));
    await until(() => host.received.length === 1, 'the answer came');
    assert.deepEqual(host.received[0], plainAnswer(echo(99)));
  });

  test('a lost link fails what waits, and the next request opens it again', async () => {
    await start((_, line) => line.cut());
    await assert.rejects(link.request(echo(1), patience), code('SETRUM_BANK_LINK_CLOSED'));
    host.play((message, line) => line.answer(plainAnswer(message)));
    assert.equal((await link.request(echo(2), patience)).fields[39], '0000');
    assert.equal(host.connections, 2);
    assert.deepEqual(kinds(), ['opened', 'closed', 'opened']);
  });

  test('without reconnecting it stays closed; closed by us it is never opened again', async () => {
    await start((_, line) => line.cut(), { reconnects: false });
    await assert.rejects(link.request(echo(1), patience), code('SETRUM_BANK_LINK_CLOSED'));
    await assert.rejects(link.request(echo(2), patience), code('SETRUM_BANK_LINK_CLOSED'));
    assert.equal(host.connections, 1);
    await link.close();
    await assert.rejects(link.send(echo(3)), code('SETRUM_BANK_LINK_CLOSED'));
  });

  test('rubbish between answers is told, and harms nothing', async () => {
    await start((message, line) => {
      line.sendBytes(Buffer.concat([Buffer.from('2810ZZZZ'), Buffer.from([0xff])]));
      line.answer(plainAnswer(message));
    });
    assert.equal((await link.request(echo(1), patience)).fields[39], '0000');
    const [, event] = events;
    assert.ok(event?.kind === 'unreadable' && event.error instanceof Iso8583Error);
  });

  test('a frame above the limit closes the link', async () => {
    await start((_, line) => line.sendBytes(Buffer.alloc(5_000, 0x30)));
    await assert.rejects(link.request(echo(1), patience), code('SETRUM_BANK_LINK_CLOSED'));
    assert.deepEqual(kinds(), ['opened', 'unreadable', 'closed']);
  });

  test('the 1987 style is another table', async () => {
    await start(
      (message, line) => line.answer({ mti: '0810', fields: { ...message.fields, 39: '00' } }),
      {
        dialect: plnDialect1987,
        hostOptions: { dialect: plnDialect1987 },
      },
    );
    const signOn = { mti: '0800', fields: { 7: '0100000103', 11: '000123', 70: '001' } };
    assert.equal((await link.request(signOn, patience)).fields[39], '00');
  });

  test('what the dialect does not allow is not sent', async () => {
    await start(() => undefined);
    const wrong = { mti: '2800', fields: { 11: '1' } };
    await assert.rejects(link.request(wrong, patience), code('ISO_LENGTH'));
    await assert.rejects(link.request(plainAnswer(echo(1)), patience), RangeError);
    assert.equal(host.received.length, 0);
  });
});

test('nobody listens: unreachable, and nothing was sent', async () => {
  const host = await scriptedHost(() => undefined);
  await host.stop();
  const options = { host: '127.0.0.1', port: host.port, framing: 'end-byte' } as const;
  await assert.rejects(BankLink.connect(options), code('SETRUM_BANK_UNREACHABLE'));
});
