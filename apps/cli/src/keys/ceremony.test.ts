import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { checkValueOf, writtenComponent } from '@setrum/server';
import { componentsFromCustodians } from './components.ts';
import { ask, askText, type Terminal } from './terminal.ts';

const coded = (code: string) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;

/** A terminal at which `lines` are typed, one after the other or all at once. */
function typing(text: string): Terminal & { shown(): string; readonly raw: boolean[] } {
  const raw: boolean[] = [];
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (on: boolean) => raw.push(on),
  });
  input.write(text);
  let shown = '';
  const output = { write: (more: string) => (shown += more) };
  return { input, output, shown: () => shown, raw };
}

const components = [1, 2].map((n) => Buffer.alloc(20, n * 37));
const sheet = (n: number): { component: string; checkValue: string } => {
  const component = components[n] ?? Buffer.alloc(0);
  return { component: writtenComponent(component), checkValue: checkValueOf('04', component) };
};

describe('a ceremony at the terminal', () => {
  test('asks each custodian, and shows nothing of a component', async () => {
    const [first, second] = [sheet(0), sheet(1)];
    const terminal = typing(
      `${first.component}\r${first.checkValue}\r${second.component}\r${second.checkValue.toLowerCase()}\r`,
    );
    const entered = await componentsFromCustodians(terminal, '04', 2);
    assert.deepEqual(entered, components);
    const shown = terminal.shown();
    assert.match(shown, /Custodian 1[\s\S]*Custodian 2/);
    for (const { component } of [first, second]) {
      assert.ok(!shown.includes(component.slice(0, 9)));
      assert.ok(!shown.toUpperCase().includes(component.replaceAll(' ', '')));
    }
    assert.ok(shown.includes(first.checkValue));
    assert.deepEqual(terminal.raw, [true, false, true, false, true, false, true, false]);
  });

  test('a slip is told at once and asked again, three times at most', async () => {
    const right = sheet(0);
    const other = sheet(1);
    const slip = `${other.component}\r${right.checkValue}\r`;
    const good = `${right.component}\r${right.checkValue}\r`;
    const second = `${other.component}\r${other.checkValue}\r`;
    const terminal = typing(slip + slip + good + second);
    assert.deepEqual(await componentsFromCustodians(terminal, '04', 2), components);
    assert.equal(terminal.shown().match(/The check value of custodian 1 is/g)?.length, 2);
    await assert.rejects(
      componentsFromCustodians(typing(slip + slip + slip), '04', 2),
      coded('SETRUM_VENDING_KEY_CHECK_VALUE'),
    );
    await assert.rejects(
      componentsFromCustodians(typing('12\r'.repeat(3)), '04', 2),
      coded('SETRUM_VENDING_KEY_COMPONENT'),
    );
  });

  test('keys of correction, Ctrl-C and a closed terminal', async () => {
    const visible = typing('ab\x7fc\r');
    assert.equal(await askText(visible, '? '), 'ac');
    assert.equal(visible.shown(), '? ab\b \bc\n');
    const hidden = typing('\x7fx\x08y\r');
    assert.equal((await ask(hidden, '? ', true)).toString(), 'y');
    assert.equal(hidden.shown(), '? \n');
    await assert.rejects(ask(typing('ab\x03'), '? ', true), coded('SETRUM_USAGE'));
    const closed = typing('ab');
    (closed.input as PassThrough).end();
    await assert.rejects(ask(closed, '? ', true), coded('SETRUM_USAGE'));
  });

  test('nobody is asked where there is no terminal', async () => {
    const terminal = typing('');
    Object.assign(terminal.input, { isTTY: false });
    await assert.rejects(componentsFromCustodians(terminal, '04', 2), coded('SETRUM_USAGE'));
  });
});
