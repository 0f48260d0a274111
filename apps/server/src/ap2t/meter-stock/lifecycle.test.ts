import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inTransaction } from '../../platform/index.ts';
import { movementsOf } from './history.ts';
import { type MeterAction, meterTransitions, stateAfter } from './lifecycle.ts';
import { type MeterState, meterStates, type StockMeter } from './model.ts';
import { type Movement, moveMeter } from './move.ts';
import { findMeter, lockMeter } from './store.ts';
import { agendaNo, createStockWorld, idpel, type StockWorld, unit } from './test-support/stock.ts';

/** How a received meter comes to each state: found by walking the table. */
const ways: ReadonlyMap<MeterState, readonly MeterAction[]> = walk();

function walk(): ReadonlyMap<MeterState, readonly MeterAction[]> {
  const found = new Map<MeterState, readonly MeterAction[]>([['received', []]]);
  for (const [state, way] of found) {
    for (const { action, from, to } of meterTransitions) {
      if (from.includes(state) && !found.has(to)) found.set(to, [...way, action]);
    }
  }
  return found;
}

const actions = meterTransitions.map(({ action }) => action);

test('every state can be reached, and only what is scrapped stays where it is', () => {
  assert.deepEqual([...ways.keys()].toSorted(), meterStates.toSorted());
  for (const state of meterStates) {
    const goesOn = meterTransitions.some(({ from }) => from.some((each) => each === state));
    assert.equal(goesOn, state !== 'scrapped', state);
  }
});

describe('movements by the table and by nothing else', () => {
  let world: StockWorld;
  before(async () => {
    world = await createStockWorld();
  });
  after(async () => {
    await world?.close();
  });

  const movement = (action: MeterAction, serial: string): Movement => {
    const to = meterTransitions.find((row) => row.action === action)?.to;
    const held = to === 'reserved' || to === 'installed';
    const place = held ? { agendaNo: `${agendaNo.slice(0, -4)}${serial}`, idpel } : null;
    const common = { action, place, madeBy: 'TONO', at: world.at };
    if (to === 'received') return { ...common, unit: null };
    return action === 'issue' ? { ...common, unit } : common;
  };
  const move = (meterNo: string, action: MeterAction): Promise<StockMeter> =>
    inTransaction(world.home.database, async (transaction) => {
      const meter = await lockMeter(transaction, meterNo);
      assert.ok(meter !== null);
      return moveMeter(transaction, meter, movement(action, meterNo.slice(6, 10)));
    });
  async function meterIn(state: MeterState): Promise<string> {
    const [meter] = world.make('nfc');
    assert.ok(meter !== undefined);
    const caller = {
      label: 'TONO',
      source: 'shell',
      roles: [],
      units: 'all',
      seller: null,
    } as const;
    await world.service.receive({ requestKey: world.key(), meters: [meter], caller });
    for (const action of ways.get(state) ?? []) await move(meter.meterNo, action);
    return meter.meterNo;
  }

  for (const state of meterStates) {
    for (const action of actions) {
      const row = meterTransitions.find((each) => each.action === action);
      const isLegal = row?.from.some((from) => from === state) === true;
      test(`${state}, ${action}: ${isLegal ? `then ${row?.to}` : 'refused'}`, async () => {
        const meterNo = await meterIn(state);
        const before = await findMeter(world.home.database, meterNo);
        if (isLegal) {
          const moved = await move(meterNo, action);
          assert.equal(moved.state, row?.to);
          assert.deepEqual(await findMeter(world.home.database, meterNo), moved);
          const [last] = await movementsOf(world.home.database, meterNo, {
            before: null,
            limit: 1,
          });
          const made = [last?.action, last?.fromState, last?.toState, last?.version];
          assert.deepEqual(made, [action, state, row?.to, moved.version]);
          return;
        }
        await assert.rejects(move(meterNo, action), {
          code: 'SETRUM_METER_STATE',
          params: { meterNo, state, action },
        });
        assert.deepEqual(await findMeter(world.home.database, meterNo), before);
      });
    }
  }

  test('what is not there yet can only be received', () => {
    for (const action of actions) {
      const come = () => stateAfter(action, { meterNo: '32031017679', state: null });
      if (action === 'receive') assert.equal(come(), 'received');
      else assert.throws(come, { code: 'SETRUM_METER_STATE' });
    }
  });
});
