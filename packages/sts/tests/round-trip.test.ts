import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  ALL_REGISTERS,
  carriedAmount,
  createCipher,
  decodeCurrency,
  encodeCurrency,
  MAX_CURRENCY_1E5,
  MAX_TID,
  MAX_UNITS,
  type ManagementCommand,
  makeCreditToken,
  makeCurrencyToken,
  makeExtendedReadToken,
  makeManagementToken,
  makeTestToken,
  readToken,
} from '../src/index.ts';

const SEEDED = { seed: 20150504 };

function below(limit: number) {
  return fc.integer({ min: 0, max: limit - 1 });
}

const hexBytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

/** A cipher of any suite under any key. */
const ciphers = fc.oneof(
  hexBytes(16).map((decoderKey) => createCipher({ ea: '11', decoderKey })),
  hexBytes(8).map((decoderKey) => createCipher({ ea: '07', decoderKey })),
  hexBytes(8).map((decoderKey) => createCipher({ ea: '09', decoderKey })),
);
const tids = below(MAX_TID + 1);
const rnds = below(16);
const watts = fc.integer({ min: 0, max: MAX_UNITS });

const commands: fc.Arbitrary<ManagementCommand> = fc.oneof(
  watts.map((value) => ({ kind: 'maximumPower', watts: value }) as const),
  watts.map((value) => ({ kind: 'phaseUnbalance', watts: value }) as const),
  fc
    .constantFrom(0, 1, 2, 3, 4, 5, 6, 7, ALL_REGISTERS)
    .map((register) => ({ kind: 'clearCredit', register }) as const),
  fc.constant({ kind: 'clearTamper' } as const),
  below(65536).map((rate) => ({ kind: 'tariffRate', rate }) as const),
  below(65536).map((factor) => ({ kind: 'waterFactor', factor }) as const),
  fc.record({ kind: fc.constant('setFlag' as const), flag: below(512), on: fc.boolean() }),
  fc.record({ kind: fc.constant('setControl' as const), index: below(63), value: below(1024) }),
);

/** A command as a token carries it: powers are rounded up. */
function carried(command: ManagementCommand): ManagementCommand {
  return 'watts' in command
    ? { ...command, watts: carriedAmount(command.watts).units }
    : { ...command };
}

test('a credit token says what it was made of', () => {
  const subclasses = fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const);
  fc.assert(
    fc.property(ciphers, subclasses, watts, tids, rnds, (cipher, subclass, units, tid, rnd) => {
      const made = makeCreditToken(cipher, { subclass, units, tid, rnd });
      assert.deepEqual({ units: made.units, exact: made.exact }, carriedAmount(units));
      const token = { kind: 'credit', subclass, units: made.units, tid, rnd };
      assert.deepEqual(readToken(cipher, made.token), { ok: true, token });
    }),
    { ...SEEDED, numRuns: 500 },
  );
});

test('a currency token says what it was made of', () => {
  const subclasses = fc.constantFrom(4 as const, 5 as const, 6 as const, 7 as const);
  const amounts = fc.bigInt({ min: -MAX_CURRENCY_1E5, max: MAX_CURRENCY_1E5 });
  const sizes = fc.integer({ min: 0, max: 103 });
  fc.assert(
    fc.property(ciphers, subclasses, amounts, sizes, tids, (cipher, subclass, whole, size, tid) => {
      const wanted = whole / 2n ** BigInt(size);
      const made = makeCurrencyToken(cipher, { subclass, amount1e5: wanted, tid });
      assert.equal(made.amount1e5, decodeCurrency(encodeCurrency(wanted)));
      assert.equal(made.exact, made.amount1e5 === wanted);
      const token = { kind: 'currency', subclass, amount1e5: made.amount1e5, tid };
      assert.deepEqual(readToken(cipher, made.token), { ok: true, token });
    }),
    { ...SEEDED, numRuns: 300 },
  );
});

test('a management token says what it was made of', () => {
  fc.assert(
    fc.property(ciphers, commands, tids, rnds, (cipher, command, tid, rnd) => {
      const digits = makeManagementToken(cipher, { command, tid, rnd });
      const token = { kind: 'management', command: carried(command), tid, rnd };
      assert.deepEqual(readToken(cipher, digits), { ok: true, token });
    }),
    { ...SEEDED, numRuns: 500 },
  );
});

test('a test token says what it was made of, whatever the key', () => {
  const fields = fc.oneof(
    fc.record({
      subclass: fc.constant(0 as const),
      control: fc.maxSafeNat().map((value) => value % 2 ** 36),
      manufacturerCode: below(100),
    }),
    fc.record({
      subclass: fc.constant(1 as const),
      control: below(2 ** 28),
      manufacturerCode: below(10_000),
    }),
  );
  fc.assert(
    fc.property(ciphers, fields, (cipher, input) => {
      const reading = readToken(cipher, makeTestToken(input));
      assert.deepEqual(reading, { ok: true, token: { kind: 'test', ...input } });
    }),
    SEEDED,
  );
});

test('an extended read token says what it was made of', () => {
  const cipher = createCipher({ ea: '11', decoderKey: '00'.repeat(16) });
  const infos = fc.maxSafeNat().map((value) => value % 2 ** 44);
  fc.assert(
    fc.property(fc.oneof(infos, fc.constantFrom(0, 0xfc0_0000_0000)), (info) => {
      const reading = readToken(cipher, makeExtendedReadToken(info));
      assert.deepEqual(reading, { ok: true, token: { kind: 'extendedRead', info } });
    }),
    SEEDED,
  );
});
