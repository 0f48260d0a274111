import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PlayState } from '../model.ts';
import { nextOf } from './next.ts';

/** As much of a state as the guide looks at. */
interface Seen {
  readonly low?: boolean;
  readonly reported?: boolean;
  readonly place?: 'hand' | 'reader';
  readonly waiting?: number;
  readonly visit?: boolean;
  readonly pending?: boolean;
  readonly line?: 'up' | 'cut';
  readonly tokens?: readonly (number | null)[];
  readonly tamper?: boolean;
  readonly tampering?: boolean;
  readonly clear?: 'keypad' | 'card';
}

const token = '12345678901234567890';

function seen(given: Seen): PlayState {
  const { low = false, reported = false, place = 'hand', waiting = 0, visit = false } = given;
  const { pending = false, line = 'up', tokens = [], tamper = false, tampering = false } = given;
  const { clear } = given;
  const state = {
    meter: { creditWh: 4_600, standWh: 5_701_400, lowCredit: low, tamper, tampering },
    card: { place, waiting, report: reported ? { creditDkwh: 46, standDkwh: 57_014 } : null },
    counter: { customer: visit ? {} : null, pending: pending ? [{}] : [], soldCount: 0 },
    centre: {
      tokens: tokens.map((result) => ({ onCard: true, result })),
      clearTamper: clear === undefined ? null : { by: clear, token, agendaNo: '1' },
    },
    faults: { line, tearAtWrite: null },
  };
  // What it does not look at is not there.
  return JSON.parse(JSON.stringify(state)) as PlayState;
}

describe('the next thing to do', () => {
  test('leads through the five steps', () => {
    const way: readonly (readonly [Seen, string, number])[] = [
      [{}, 'nextRunLow', 0],
      [{ low: true }, 'nextReport', 0],
      [{ low: true, reported: true }, 'nextLay', 1],
      [{ low: true, reported: true, place: 'reader' }, 'nextInquire', 1],
      [{ low: true, reported: true, place: 'reader', visit: true }, 'nextBuy', 2],
      [{ low: true, place: 'reader', waiting: 1, tokens: [null] }, 'nextTake', 4],
      [{ tokens: [null] }, 'nextTellCentre', 4],
      [{ tokens: [1], place: 'reader', visit: true }, 'nextRunLow', 0],
    ];
    for (const [state, say, step] of way) {
      const next = nextOf(seen(state));
      assert.deepEqual([next.say, next.step], [say, step]);
    }
  });

  test('leads out of every fault', () => {
    const open = { low: true, pending: true } as const;
    assert.deepEqual(nextOf(seen({ ...open, line: 'cut' })).action, { action: 'line', line: 'up' });
    assert.equal(nextOf(seen(open)).say, 'nextLayAgain');
    assert.equal(nextOf(seen({ ...open, place: 'reader' })).say, 'nextResume');
    const cut = { low: true, reported: true, place: 'reader', line: 'cut' } as const;
    assert.equal(nextOf(seen(cut)).say, 'nextMendLine');
    const tamper = { tamper: true, waiting: 1 } as const;
    assert.equal(nextOf(seen({ ...tamper, tampering: true })).say, 'nextCloseCover');
    assert.equal(nextOf(seen(tamper)).say, 'nextOrderClear');
    assert.deepEqual(nextOf(seen({ ...tamper, clear: 'keypad' })).action, {
      action: 'press',
      keys: token,
    });
    assert.equal(nextOf(seen({ ...tamper, clear: 'card' })).say, 'nextTake');
  });
});
