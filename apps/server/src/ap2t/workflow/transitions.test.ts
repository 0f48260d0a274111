import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type ApplicationState, applicationStates } from '../application/model.ts';
import { effectNames } from './effect.ts';
import { guards } from './guards.ts';
import { actions, permissionOf, transitions } from './transitions.ts';

/** States that lead nowhere. */
const ends: readonly ApplicationState[] = ['posted', 'cancelled'];

describe('the transition table', () => {
  test('every state is reached from entry, and every state but the last ones leads on to posting', () => {
    const reached = new Set<ApplicationState>(['entered']);
    for (let size = 0; size !== reached.size; ) {
      size = reached.size;
      for (const { from, to } of transitions)
        if (from.some((one) => reached.has(one))) reached.add(to);
    }
    assert.deepEqual([...reached].toSorted(), [...applicationStates].toSorted());
    const posting = new Set<ApplicationState>(['posted']);
    for (let size = 0; size !== posting.size; ) {
      size = posting.size;
      for (const { from, to } of transitions)
        if (posting.has(to)) for (const one of from) posting.add(one);
    }
    assert.deepEqual(
      applicationStates.filter((state) => !posting.has(state)),
      ['cancelled'],
    );
    for (const end of ends) assert.ok(transitions.every(({ from }) => !from.includes(end)));
  });

  test('an action asks for one permission, and leads one way from a state: rows of one state have guards that exclude each other', () => {
    const exclusive = [
      ['payable', 'free'],
      ['prepaid', 'postpaid'],
      ['needsMeter', 'cardOnly'],
    ];
    for (const action of actions) {
      const rows = transitions.filter((row) => row.action === action);
      assert.equal(new Set(rows.map(({ by }) => by)).size, 1, action);
      for (const [n, one] of rows.entries()) {
        for (const other of rows.slice(n + 1)) {
          if (!one.from.some((state) => other.from.includes(state))) continue;
          const apart = exclusive.some(([a, b]) => {
            const has = (row: typeof one, name: string | undefined) =>
              row.guards.some((guard) => guard === name);
            return (has(one, a) && has(other, b)) || (has(one, b) && has(other, a));
          });
          assert.ok(apart, `${action} leads two ways`);
        }
      }
    }
  });

  test('what takes a step back leads to where the step came from, and says why unless the server does it', () => {
    for (const { action, undoes, from, to, by, reason } of transitions) {
      if (undoes === undefined) continue;
      const undone = transitions.filter((row) => row.action === undoes);
      assert.ok(undone.length > 0, `${action} takes back ${undoes}, which is no action`);
      assert.ok(
        undone.some((row) => row.from.includes(to) || row.from.length > 1),
        action,
      );
      assert.ok(from.length > 0);
      if (by !== 'payment' && !['release', 'resumeRealisation'].includes(action))
        assert.ok(reason, action);
    }
  });

  test('every guard and every effect is used', () => {
    const used = <Name>(pick: (row: (typeof transitions)[number]) => readonly Name[]) =>
      [...new Set(transitions.flatMap(pick))].toSorted();
    assert.deepEqual(
      used(({ guards: names }) => names),
      Object.keys(guards).toSorted(),
    );
    assert.deepEqual(
      used(({ effects }) => effects),
      [...effectNames].toSorted(),
    );
  });

  test('only the server and payments take steps without a permission', () => {
    assert.deepEqual(
      actions.filter((action) => ['system', 'payment'].includes(permissionOf(action))),
      ['expire', 'pay', 'unpay', 'generateTokens'],
    );
  });
});
