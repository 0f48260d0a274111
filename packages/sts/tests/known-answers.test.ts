import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  acceptToken,
  createCipher,
  createDecoderState,
  type DecoderLimits,
  readToken,
} from '../src/index.ts';
import { makeRow } from './row-tokens.ts';
import { allRows, type KeyChangeRow, type Row, rowsOf } from './vectors.ts';

const EVERYTHING: DecoderLimits = {
  creditSubclasses: [0, 1, 2, 3],
  currencySubclasses: [4, 5, 6, 7],
  commands: [
    'maximumPower',
    'clearCredit',
    'clearTamper',
    'phaseUnbalance',
    'setFlag',
    'setControl',
  ],
};

function hex(bytes: Uint8Array | null): string | undefined {
  return bytes === null ? undefined : Buffer.from(bytes).toString('hex');
}

test('every row is made bit for bit', () => {
  const rows = allRows();
  assert.equal(rows.length, 250);
  for (const row of rows) {
    const made = makeRow(row);
    assert.deepEqual(made.tokens, row.expect.tokens, row.id);
    if ('decoderKey' in row.expect) assert.equal(hex(made.decoderKey), row.expect.decoderKey);
    if ('tid' in row.expect) assert.equal(made.tid, row.expect.tid, row.id);
    if ('newDecoderKey' in row.expect) {
      assert.equal(hex(made.newDecoderKey), row.expect.newDecoderKey, row.id);
    }
  }
});

test('every row with an identifier is read back, and a meter takes it once', () => {
  for (const row of allRows()) {
    if (row.op === 'test' || row.op === 'keyChange') continue;
    const { decoderKey, tid } = row.expect;
    const [digits] = row.expect.tokens;
    const reading = readToken(createCipher({ ea: row.ea, decoderKey }), digits);
    assert.ok(reading.ok, row.id);
    assertFields(row, reading.token, tid);
    const state = createDecoderState({ ...row, decoderKey });
    const first = acceptToken(state, digits, 0, EVERYTHING);
    assert.equal(first.result, 'Accept', row.id);
    assert.equal(acceptToken(first.state, digits, 0, EVERYTHING).result, 'UsedError', row.id);
  }
});

function assertFields(row: Row, token: object, tid: number): void {
  const fields: Record<string, unknown> = { ...token };
  assert.equal(fields['kind'], row.op, row.id);
  assert.equal(fields['tid'], tid, row.id);
  if (row.op === 'credit') {
    const units = Number(fields['units']);
    assert.ok(units >= row.units && units - row.units < 1000, row.id);
    assert.equal(fields['rnd'], row.rnd, row.id);
    assert.equal(fields['subclass'], row.subclass, row.id);
  }
  if (row.op === 'currency') {
    // Rounded in the customer's favour: never less credit, never more debit.
    assert.ok(BigInt(String(fields['amount1e5'])) >= BigInt(row.amount1e5), row.id);
  }
}

test('test tokens need no key', () => {
  const anyKey = createCipher({ ea: '11', decoderKey: '00'.repeat(16) });
  for (const row of rowsOf('test')) {
    const { subclass, mfrCode } = row;
    const control = Number.parseInt(row.control, 16);
    assert.deepEqual(readToken(anyKey, row.expect.tokens[0]), {
      ok: true,
      token: { kind: 'test', subclass, control, manufacturerCode: mfrCode },
    });
  }
});

test('a meter changes its key with every set, in every order of entry', () => {
  for (const row of rowsOf('keyChange')) {
    for (const order of permutations(row.expect.tokens)) assertKeyChange(row, order);
  }
});

function assertKeyChange(row: KeyChangeRow, order: readonly string[]): void {
  const { decoderKey, newDecoderKey, rollover } = row.expect;
  const before = createDecoderState({ ...row, ...row.from, decoderKey, firstTid: 77 });
  let state = before;
  const results: string[] = [];
  for (const digits of order) {
    const step = acceptToken(state, digits, 0);
    results.push(step.result);
    state = step.state;
  }
  const { keyType, krn, ken, ti } = row.to;
  const sgc = row.count === 2 ? '000000' : row.to.sgc;
  const { baseDate } = row.to;
  const tidMemory = rollover ? [0] : [77];
  const after = { keyType, krn, ken, ti, sgc, baseDate, tidMemory, decoderKey: newDecoderKey };
  assert.deepEqual(state, { ...before, ...after }, `${row.id} ${order.join(' ')}`);
  const names = order.slice(0, -1).map((digits) => waitingName(row, digits));
  assert.deepEqual(results, [...names, 'Accept'], row.id);
}

function waitingName(row: KeyChangeRow, digits: string): string | undefined {
  return ['1stKCT', '2ndKCT', '3rdKCT', '4thKCT'][row.expect.tokens.indexOf(digits)];
}

function permutations(items: readonly string[]): string[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item) =>
    permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  );
}
