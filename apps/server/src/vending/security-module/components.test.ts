import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkValueOf } from './check-value.ts';
import { joinComponents, parseComponent, writtenComponent } from './components.ts';
import { componentsOf } from './test-support/known-answers.ts';
import { coded } from './test-support/rig.ts';

const seed = { seed: 20150504 };

test('components give the key in any order', () => {
  const keyHex = '0123456789abcdef0123456789abcdef01234567';
  const [a, b, c] = componentsOf('order', keyHex);
  assert.ok(a !== undefined && b !== undefined && c !== undefined);
  for (const order of [
    [a, b, c],
    [c, a, b],
    [b, c, a],
  ]) {
    assert.equal(Buffer.from(joinComponents('04', order)).toString('hex'), keyHex);
  }
});

test('a DES key gets odd parity, and one that has it stays as it is', () => {
  const component = fc.uint8Array({ minLength: 8, maxLength: 8 });
  const oddOnes = (byte: number) => byte.toString(2).replaceAll('0', '').length % 2 === 1;
  fc.assert(
    fc.property(component, component, (a, b) => {
      fc.pre(!Buffer.from(a).equals(b));
      const key = joinComponents('02', [a, b]);
      assert.ok(key.every(oddOnes));
      const zeros = new Uint8Array(8);
      assert.deepEqual(joinComponents('02', [key, zeros]), key);
    }),
    seed,
  );
});

test('a written component reads as it was, grouped or not', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (component) => {
      const written = writtenComponent(component);
      assert.match(written, /^(?:[0-9A-F]{4} ){9}[0-9A-F]{4}$/);
      assert.deepEqual([...parseComponent('04', Buffer.from(written))], [...component]);
      assert.deepEqual(
        [...parseComponent('04', Buffer.from(written.toLowerCase().replaceAll(' ', '-')))],
        [...component],
      );
    }),
    seed,
  );
  for (const text of ['', '12', 'zz'.repeat(20), '0'.repeat(39), '0'.repeat(42)])
    assert.throws(
      () => parseComponent('04', Buffer.from(text)),
      coded('SETRUM_VENDING_KEY_COMPONENT'),
    );
});

test('check values: eight zero bytes under DES, a signed text for DKGA04', () => {
  // The usual check value of the DES test key 0123456789ABCDEF.
  assert.equal(checkValueOf('02', Buffer.from('0123456789abcdef', 'hex')), 'D5D44F');
  const key = Buffer.from('0123456789abcdef0123456789abcdef01234567', 'hex');
  assert.match(checkValueOf('04', key), /^[0-9A-F]{6}$/);
  key[0] = 2;
  assert.notEqual(checkValueOf('04', key), checkValueOf('04', Buffer.alloc(20, 1)));
});
