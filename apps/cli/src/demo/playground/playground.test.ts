import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { State } from './schema/state.ts';
import { createPlaygroundWorld, type Player, type PlaygroundWorld } from './test-support/world.ts';

const evening = { action: 'advance', hours: 2, watts: 700 } as const;

/** Runs the meter low and brings the card to the counter. */
async function toCounter({ act }: Player): Promise<State> {
  await act(evening);
  await act({ action: 'tap' });
  return act({ action: 'lay' });
}

const kinds = ({ steps }: State) => steps.map(({ kind }) => kind);
const tokensOn = ({ card }: State) =>
  card.slots
    .filter(({ area, state }) => area === 'mailbox' && state === 'live')
    .flatMap(({ fields }) => fields)
    .filter(({ text }) => text.id.includes('token ')).length;

describe('the playground', () => {
  let world: PlaygroundWorld;
  before(async () => {
    world = await createPlaygroundWorld();
  });
  after(() => world?.close());

  test('the loop: low credit, tap, buy, tap, and the centre knows', async () => {
    const player = await world.begin();
    const { first, act } = player;
    assert.deepEqual(
      [first.meter.creditWh, first.meter.lowCredit, first.meter.months, first.card.condition],
      [6_000, false, 12, 'ours'],
    );
    assert.deepEqual([first.centre.months.length, first.centre.tokens.length], [0, 0]);
    const low = await act(evening);
    assert.deepEqual([low.meter.creditWh, low.meter.lowCredit], [4_600, true]);
    const reported = await act({ action: 'tap' });
    assert.equal(reported.problem, null);
    assert.equal(reported.card.changed.by, 'meter');
    assert.ok(reported.card.changed.runs.length > 0);
    assert.equal(reported.card.records.length, 12);
    const read = await act({ action: 'lay' });
    assert.equal(read.counter.customer?.holder, first.customer.name);
    assert.equal(read.centre.months.length, 12);
    assert.ok(read.centre.months.every(({ verification }) => verification === 'verified'));
    assert.equal(read.centre.present?.creditDkwh, 46);
    const sold = await act({ action: 'buy', amountRupiah: 50_000 });
    const { sale } = sold.counter;
    assert.deepEqual([sold.problem, sale?.card, sale?.totalCents], [null, 'written', 5_250_000]);
    assert.deepEqual([tokensOn(sold), sold.card.waiting, sold.card.changed.by], [1, 1, 'counter']);
    const [books] = sold.centre.sales;
    assert.ok(books !== undefined && books.lines.length >= 3);
    assert.equal(
      books.lines.reduce((sum, { amountCents }) => sum + amountCents, 0),
      0,
    );
    const printed = await act({ action: 'print' });
    const grouped = (sale?.token ?? '').match(/.{4}/g)?.join(' ') ?? '-';
    assert.ok(printed.counter.receipt?.some((line) => line.includes(grouped)));
    const taken = await act({ action: 'tap' });
    assert.equal(taken.meter.creditWh, 4_600 + (sale?.energyDkwh ?? 0) * 100);
    assert.match(taken.meter.lcd.id, /^BENAR \+/);
    assert.equal(taken.card.waiting, 0);
    assert.deepEqual([taken.centre.tokens[0]?.result, taken.card.place], [null, 'hand']);
    const known = await act({ action: 'lay' });
    assert.equal(known.centre.tokens[0]?.result, 1);
    assert.ok(kinds(known).includes('centre.acknowledged'));
  });

  test('no message, and nothing else of the state, tells an access key or a password', async () => {
    const player = await world.begin();
    await toCounter(player);
    const state = await player.act({ action: 'buy', amountRupiah: 20_000 });
    assert.ok(state.messages.length >= 2);
    assert.doesNotMatch(JSON.stringify(state), /setrum_|bearer|authorization|password/i);
    assert.match(JSON.stringify(state.messages), new RegExp(state.counter.sale?.token ?? '-'));
  });

  test('a card pulled in the middle of a write: the sale is resumed, and one token is on it', async () => {
    const player = await world.begin();
    const { act } = player;
    await toCounter(player);
    await act({ action: 'tear', atWrite: 3 });
    const torn = await act({ action: 'buy', amountRupiah: 50_000 });
    assert.equal(torn.problem?.code, 'SETRUM_CARD_REMOVED');
    assert.deepEqual(
      [torn.card.place, torn.card.changed.torn, torn.counter.pending.length, tokensOn(torn)],
      ['hand', true, 1, 0],
    );
    assert.equal(torn.faults.tearAtWrite, null);
    await act({ action: 'lay' });
    const done = await act({ action: 'resume' });
    assert.deepEqual([done.problem, done.counter.pending.length, tokensOn(done)], [null, 0, 1]);
    assert.equal(done.centre.tokens.length, 1);
    const taken = await act({ action: 'tap' });
    assert.equal(taken.meter.creditWh, 4_600 + (done.counter.sale?.energyDkwh ?? 0) * 100);
  });

  test('a line that is cut: nothing is sold, the sale is open, and goes on', async () => {
    const player = await world.begin();
    const { act } = player;
    await toCounter(player);
    await act({ action: 'line', line: 'cut' });
    const cut = await act({ action: 'buy', amountRupiah: 50_000 });
    assert.equal(cut.problem?.code, 'SETRUM_CENTRE_UNREACHABLE');
    assert.deepEqual(
      [cut.counter.pending.map(({ step }) => step), cut.centre.tokens.length],
      [['asked'], 0],
    );
    assert.equal(cut.messages.filter(({ fate }) => fate === 'cut').length, 3);
    await act({ action: 'line', line: 'up' });
    const done = await act({ action: 'resume' });
    assert.deepEqual([done.problem, done.centre.tokens.length, tokensOn(done)], [null, 1, 1]);
  });

  test('an answer that is lost: the centre has sold, and tells the same token again', async () => {
    const player = await world.begin();
    const { act } = player;
    await toCounter(player);
    await act({ action: 'line', line: 'lost' });
    const lost = await act({ action: 'buy', amountRupiah: 50_000 });
    assert.equal(lost.problem?.code, 'SETRUM_CENTRE_UNREACHABLE');
    assert.deepEqual([lost.counter.pending.length, lost.centre.tokens.length], [1, 1]);
    const answers = lost.messages.filter(({ fate }) => fate === 'lost');
    const told = new Set(answers.map(({ answer }) => (answer as { token: string }).token));
    assert.deepEqual([answers.length, told.size], [3, 1]);
    await act({ action: 'line', line: 'up' });
    const done = await act({ action: 'resume' });
    assert.ok(told.has(done.counter.sale?.token ?? '-'));
    assert.equal(done.centre.tokens.length, 1);
  });

  for (const by of ['card', 'keypad'] as const) {
    test(`tamper: no credit until it is cleared, by ${by}`, async () => {
      const player = await world.begin();
      const { act } = player;
      await toCounter(player);
      await act({ action: 'tamper', on: true });
      const sold = await act({ action: 'buy', amountRupiah: 50_000 });
      await act({ action: 'tamper', on: false });
      const refused = await act({ action: 'tap' });
      assert.deepEqual([refused.meter.creditWh, refused.meter.lcd.id], [4_600, 'PERIKSA']);
      if (by === 'card') await act({ action: 'lay' });
      const ordered = await act({ action: 'clear-tamper', by });
      assert.equal(ordered.problem, null);
      if (by === 'keypad') {
        await act({ action: 'press', keys: ordered.centre.clearTamper?.token ?? '' });
      } else {
        assert.equal(ordered.card.waiting, 2);
      }
      const cleared = await act({ action: 'tap' });
      const { energyDkwh = 0 } = sold.counter.sale ?? {};
      assert.equal(cleared.meter.tamper, false);
      assert.equal(cleared.meter.creditWh, 4_600 + energyDkwh * 100);
      assert.equal(cleared.centre.clearTamper, null);
    });
  }

  test('a new meter and card of another chip', async () => {
    for (const chip of ['MIFARE-CLASSIC-1K', 'ISO-7816-4'] as const) {
      const player = await world.begin({ chip });
      await toCounter(player);
      const sold = await player.act({ action: 'buy', amountRupiah: 20_000 });
      assert.deepEqual([sold.problem, sold.card.chip, tokensOn(sold)], [null, chip, 1]);
      const anew = await player.act({ action: 'reset', chip: 'NTAG216' });
      assert.notEqual(anew.customer.meterNo, sold.customer.meterNo);
      assert.deepEqual([anew.card.chip, anew.centre.tokens.length], ['NTAG216', 0]);
      assert.equal(anew.id, sold.id);
    }
  });

  test('a month goes by: the load profile grows, and at the end of the credit the lights go out', async () => {
    const { act } = await world.begin();
    const later = await act({ action: 'advance', hours: 744, watts: 300 });
    assert.deepEqual([later.meter.creditWh, later.meter.contactor], [0, 'open']);
    assert.ok(kinds(later).includes('meter.month') && kinds(later).includes('meter.opened'));
    await act({ action: 'tap' });
    const known = await act({ action: 'lay' });
    assert.equal(known.centre.months[0]?.month, later.meter.lastMonth);
  });

  test('what is asked wrongly is a problem, and disturbs nothing', async () => {
    const { first, act } = await world.begin();
    for (const [path, body, status, code] of [
      ['', { chip: 'DESFIRE-EV2' }, 400, 'SETRUM_BAD_REQUEST'],
      [`/${first.id}/actions`, { action: 'fly' }, 400, 'SETRUM_BAD_REQUEST'],
      [`/${first.id}/actions`, { action: 'tap', more: 1 }, 400, 'SETRUM_BAD_REQUEST'],
      [`/${first.id}/actions`, { action: 'press', keys: 'x' }, 400, 'SETRUM_BAD_REQUEST'],
      [`/${'0'.repeat(32)}/actions`, { action: 'tap' }, 404, 'SETRUM_PLAYGROUND_OVER'],
    ] as const) {
      const answer = await world.post(path, body);
      assert.deepEqual([answer.status, (answer.body as { code: string }).code], [status, code]);
    }
    const missing = await act({ action: 'inquire' });
    assert.deepEqual([missing.revision, missing.problem?.code], [1, 'SETRUM_CARD_MISSING']);
    assert.equal(
      (await act({ action: 'buy', amountRupiah: 1 })).problem?.code,
      'SETRUM_VISIT_OVER',
    );
    assert.equal((await act({ action: 'resume' })).problem?.code, 'SETRUM_SALE_NOT_HERE');
    assert.equal((await act({ action: 'press', keys: '07' })).problem, null);
  });

  test('whoever looks on hears each step, and the state after the action', async () => {
    const { first, act } = await world.begin();
    const response = await fetch(`${world.server.url}/api/demo/playground/${first.id}/events`);
    assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
    const lines = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    await act({ action: 'tap' });
    let heard = '';
    while (lines !== undefined && !heard.includes('event: state')) {
      heard += (await lines.read()).value ?? '';
    }
    await lines?.cancel();
    assert.deepEqual(
      [...heard.matchAll(/"kind":"([a-z.-]+)"/g)].slice(0, 2).map(([, kind]) => kind),
      ['card.written', 'meter.reported'],
    );
  });

  test('so many at a time; who does nothing for long makes room, and ends', async () => {
    let nowMs = 0;
    const limits = { most: 2, idleMs: 10_000, yieldMs: 1_000, nowMs: () => nowMs };
    const few = await world.another(limits);
    const [one, two] = [await few.start('NTAG216'), await few.start('NTAG216')];
    await assert.rejects(few.start('NTAG216'), { code: 'SETRUM_PLAYGROUND_FULL' });
    nowMs = 1_000;
    few.use(one.id);
    const three = await few.start('NTAG216');
    assert.throws(() => few.use(two.id), { code: 'SETRUM_PLAYGROUND_OVER' });
    await assert.rejects(two.act({ action: 'tap' }), { code: 'SETRUM_PLAYGROUND_OVER' });
    nowMs = 11_000;
    few.use(three.id);
    await few.sweep();
    assert.equal(few.count, 1);
    assert.throws(() => few.use(one.id), { code: 'SETRUM_PLAYGROUND_OVER' });
    await few.close();
    assert.equal(few.count, 0);
  });
});
