import assert from 'node:assert/strict';
import test from 'node:test';
import { readCard, type TearMode } from '@setrum/card';
import fc from 'fast-check';
import { createMeter, type Meter } from './meter.ts';
import type { MeterState } from './state.ts';
import {
  type Card,
  cardWith,
  creditToken,
  foreignToken,
  NOW_MS,
  putMailbox,
  SEED,
  stateOf,
} from './test-support/world.ts';

const UNITS = [1, 7, 100, 255, 1_000, 3, 42, 500, 64, 20, 11, 90];
const TOKENS = UNITS.map((units, index) => creditToken(index, units));
const INITIAL_WH = 12_345;

type Event =
  | { readonly kind: 'enter'; readonly token: number }
  | { readonly kind: 'enterForeign'; readonly token: number }
  | { readonly kind: 'sell'; readonly tokens: readonly number[] }
  | { readonly kind: 'tap' }
  | { readonly kind: 'tornTap'; readonly atWrite: number; readonly mode: TearMode }
  | { readonly kind: 'consume'; readonly wh: number }
  | { readonly kind: 'cut'; readonly atSave: number; readonly safe: boolean }
  | { readonly kind: 'advance'; readonly seconds: number; readonly watts: number }
  | { readonly kind: 'tamper'; readonly cause: number | null }
  | { readonly kind: 'power'; readonly on: boolean };

const tokenIndex = fc.nat(TOKENS.length - 1);
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant('enter'), token: tokenIndex }),
  fc.record({ kind: fc.constant('enterForeign'), token: tokenIndex }),
  fc.record({ kind: fc.constant('sell'), tokens: fc.array(tokenIndex, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('tap') }),
  fc.record({
    kind: fc.constant('tornTap'),
    atWrite: fc.integer({ min: 1, max: 20 }),
    mode: fc.constantFrom('nothing', 'half', 'unanswered'),
  }),
  fc.record({ kind: fc.constant('consume'), wh: fc.nat(30_000) }),
  fc.record({
    kind: fc.constant('cut'),
    atSave: fc.integer({ min: 1, max: 2 }),
    safe: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('advance'),
    seconds: fc.nat(3_000_000),
    watts: fc.constantFrom(0, 7, 450, 2_300),
  }),
  fc.record({ kind: fc.constant('tamper'), cause: fc.constantFrom(1, 4, null) }),
  fc.record({ kind: fc.constant('power'), on: fc.boolean() }),
);

class PowerCut extends Error {}

/** A meter that loses power when it is told to, and starts again from what was saved. */
class House {
  meter: Meter;
  nowMs = NOW_MS;
  #stored: MeterState = stateOf({
    ...{ standWh: 0, creditWh: INITIAL_WH },
    config: { powerLimitW: 2_200 },
  });
  #cut: { savesLeft: number; readonly safe: boolean } | null = null;

  constructor() {
    this.meter = this.#start();
  }

  planCut(atSave: number, safe: boolean): void {
    this.#cut = { savesLeft: atSave, safe };
  }

  /** Does something; null when the power went meanwhile. An hour passes each time, so no lock stays for long. */
  async do<T>(deed: (meter: Meter) => Promise<T>): Promise<T | null> {
    this.nowMs += 3_600_000;
    try {
      return await deed(this.meter);
    } catch (error) {
      assert.ok(error instanceof PowerCut, String(error));
      this.meter = this.#start();
      return null;
    }
  }

  #start(): Meter {
    return createMeter(this.#stored, {
      nowMs: () => this.nowMs,
      save: (state) => this.#save(state),
    });
  }

  #save(state: MeterState): Promise<void> {
    const cut = this.#cut;
    const isCut = cut !== null && --cut.savesLeft === 0;
    if (!isCut || cut.safe) {
      this.#stored = JSON.parse(JSON.stringify(state)) as MeterState;
    }
    if (isCut) {
      this.#cut = null;
      return Promise.reject(new PowerCut());
    }
    return Promise.resolve();
  }
}

async function happen(house: House, card: Card, happening: Event, sequence: number) {
  switch (happening.kind) {
    case 'enter':
      return house.do((meter) => meter.enterToken(TOKENS[happening.token] ?? ''));
    case 'enterForeign':
      return house.do((meter) => meter.enterToken(foreignToken(happening.token)));
    case 'sell':
      return putMailbox(
        card,
        happening.tokens.map((index) => TOKENS[index] ?? ''),
        sequence,
      );
    case 'tornTap':
      card.card.tear(happening);
      await house.do((meter) => meter.tap(card.memory));
      card.card.tear({ atWrite: Number.MAX_SAFE_INTEGER, mode: 'nothing' });
      return card.card.tap();
    case 'tap':
      return house.do((meter) => meter.tap(card.memory));
    case 'consume':
      return house.do((meter) => meter.consume(happening.wh));
    case 'cut':
      return house.planCut(happening.atSave, happening.safe);
    case 'advance':
      return house.do((meter) =>
        meter.advance({ seconds: happening.seconds }, { watts: happening.watts }),
      );
    case 'tamper':
      return house.do((meter) => meter.setTamper(happening.cause));
    case 'power':
      return house.do((meter) => meter.setPower(happening.on));
  }
}

/** The tokens that the meter has taken: those that the keypad then calls used. */
async function takenOf(held: MeterState): Promise<readonly number[]> {
  const taken: number[] = [];
  // Whatever holds it back now: with power, cleared, at rest.
  const clock = { ...held.clock, cutAtMs: null, ranUntilMs: null };
  const state = { ...held, tamperCause: null, tampers: [], clock };
  for (const [index, token] of TOKENS.entries()) {
    const probe = createMeter(state, { nowMs: () => NOW_MS + 1e12, save: () => Promise.resolve() });
    const { result } = await probe.enterToken(token);
    assert.ok(result === 'UsedError' || result === 'Accept', result);
    if (result === 'UsedError') taken.push(index);
  }
  return taken;
}

function assertConserved({ creditWh, standWh }: MeterState, taken: readonly number[]): void {
  const soldWh = taken.reduce((sum, index) => sum + (UNITS[index] ?? 0) * 100, 0);
  assert.equal(creditWh + standWh, INITIAL_WH + soldWh);
  assert.ok(creditWh >= 0);
}

test('credit and consumption add up to what was there and what was taken, whatever happens', async () => {
  let cuts = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 25 }), async (events) => {
      const house = new House();
      const card = await cardWith([], 1);
      for (const [index, happening] of events.entries()) {
        const outcome = await happen(house, card, happening, index + 2);
        cuts += outcome === null ? 1 : 0;
        assertConserved(house.meter.state, await takenOf(house.meter.state));
      }
      // In the end every token goes in, once; and the card tells the truth about its last mailbox.
      house.planCut(Number.MAX_SAFE_INTEGER, true);
      await house.do((meter) => meter.setPower(true));
      await house.do((meter) => meter.setTamper(null));
      for (const token of TOKENS) {
        await house.do((meter) => meter.enterToken(token));
      }
      assertConserved(house.meter.state, [...TOKENS.keys()]);
      await house.do((meter) => meter.tap(card.memory));
      const { mailbox, report } = await readCard(card.memory);
      assert.equal(report?.acknowledgement.mailboxSequence, mailbox?.sequence);
      const codes = report?.acknowledgement.results.slice(0, mailbox?.entries.length);
      assert.ok(codes?.every((code) => code === 1 || code === 10));
      assert.equal(report?.remainingDkwh, Math.floor(house.meter.state.creditWh / 100));
    }),
    { ...SEED, numRuns: 60 },
  );
  assert.ok(cuts > 0);
});
