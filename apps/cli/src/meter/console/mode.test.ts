import assert from 'node:assert/strict';
import test from 'node:test';
import { KEYPAD, type Mode, typeKey } from './mode.ts';

/** Types keys one after the other; gives the lines that were complete, and what stands there. */
function typed(keys: readonly string[]) {
  let mode: Mode = KEYPAD;
  const lines: string[] = [];
  for (const name of keys) {
    const step = typeKey(mode, { name, ctrl: false });
    mode = step.mode;
    if (step.line !== null) lines.push(step.line);
  }
  return { lines, mode };
}

test('digits, backspace and ENTER are the keys of the meter', () => {
  assert.deepEqual(typed(['0', '4', 'backspace', '3', 'return']).lines, ['03']);
  assert.deepEqual(typed(['return']).lines, ['']);
  const many = typed([...'1'.repeat(40)]);
  assert.equal(many.mode.text.length, 24);
  assert.deepEqual(typed(['1', 'escape']).mode, KEYPAD);
});

test('a letter begins a line, and some letters are a line', () => {
  assert.deepEqual(typed(['l', '4', '0', '0', 'return']).lines, ['load 400']);
  assert.deepEqual(typed(['C', 's', '?', 'q']).lines, ['cut', 'show', 'help', 'quit']);
  assert.deepEqual(typed(['t', ...'a b.json', 'return']).lines, ['tap a b.json']);
  assert.deepEqual(typed(['t', 'return']).lines, ['tap']);
  assert.deepEqual(typed(['5', '5', 'w']).mode, { kind: 'line', text: 'warp ' });
  assert.deepEqual(typed(['w', ...Array<string>(9).fill('backspace')]).mode, KEYPAD);
  assert.deepEqual(typed(['w', 'escape', '7']).mode, { kind: 'keypad', text: '7' });
});

test('keys that are none, and Ctrl-C', () => {
  for (const name of ['up', 'z', '!', ''])
    assert.deepEqual(typed([name]), { lines: [], mode: KEYPAD });
  const ctrl = typeKey(KEYPAD, { name: 'c', ctrl: true });
  assert.equal(ctrl.line, 'quit');
  assert.equal(typeKey({ kind: 'line', text: 'tap ' }, { name: 'x', ctrl: true }).line, null);
});
