import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import fc from 'fast-check';
import { inTransaction } from '../../platform/index.ts';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import { allotNumber, defaultNumberRules, problemsOfNumbers } from './allot.ts';
import { NumberTemplate } from './template.ts';

const parts = { unit: '53425', day: '2015-01-15', channel: '05', type: '1' };

describe('numbers by template', () => {
  test("the SOP's own agenda number and IDPEL", () => {
    const agenda = new NumberTemplate(defaultNumberRules.agenda);
    assert.equal(agenda.number(parts, 237), '534250511501150237');
    assert.equal(
      new NumberTemplate(defaultNumberRules.idpel).number(parts, 2_904_966),
      '534252904966',
    );
    assert.equal(
      new NumberTemplate(defaultNumberRules.document).number({ ...parts, document: 'SIP' }, 7),
      '0007/SIP/53425/I/2015',
    );
  });

  test('two serials never make the same number, and two scopes never share one', () => {
    const template = new NumberTemplate(defaultNumberRules.registration);
    fc.assert(
      fc.property(fc.nat(9_999_999), fc.nat(9_999_999), (one, other) => {
        fc.pre(one !== other);
        assert.notEqual(template.number(parts, one), template.number(parts, other));
        assert.match(template.number(parts, one), /^\d{13}$/);
      }),
      { seed: 1, numRuns: 200 },
    );
    assert.notEqual(template.scope(parts), template.scope({ ...parts, unit: '52551' }));
  });

  test('a template with an unknown place, without a serial, or with two is refused', () => {
    for (const text of [
      '{unit}',
      '{serial:4}{serial:4}',
      '{serial:4}{who}',
      '{serial:0}',
      '{luhn}{serial:4}',
    ])
      assert.throws(() => new NumberTemplate(text), RangeError);
  });

  test('rules that make numbers of the wrong form are told', () => {
    assert.deepEqual(problemsOfNumbers(defaultNumberRules), []);
    const problems = problemsOfNumbers({
      ...defaultNumberRules,
      idpel: '{unit}{serial:6}',
      agenda: '{x}',
    });
    assert.equal(problems.length, 2);
  });
});

describe('numbers given out', () => {
  let home: MigratedDatabase;
  before(async () => {
    home = await createMigratedDatabase();
  });
  after(() => home?.close());

  const next = (kind: 'agenda' | 'idpel' = 'agenda') =>
    inTransaction(home.database, (transaction) =>
      allotNumber(transaction, defaultNumberRules, kind, parts),
    );

  test('fifty at once are fifty different ones', async () => {
    const numbers = await Promise.all(Array.from({ length: 50 }, () => next()));
    assert.equal(new Set(numbers).size, 50);
    assert.equal(numbers.toSorted()[49], '534250511501150050');
  });

  test('a number whose transaction fails is not spent', async () => {
    const before = await next('idpel');
    const failing = inTransaction(home.database, async (transaction) => {
      await allotNumber(transaction, defaultNumberRules, 'idpel', parts);
      throw new Error('power cut');
    });
    await assert.rejects(failing, /power cut/);
    assert.equal(Number(await next('idpel')), Number(before) + 1);
  });

  test('the end of a series is a coded error', async () => {
    await home.database.pool.query(
      "update ap2t.number_counter set last = 9999 where scope = 'agenda 53425051150115#'",
    );
    await assert.rejects(
      next(),
      (error) => error instanceof SetrumError && error.code === 'SETRUM_NUMBERS_EXHAUSTED',
    );
  });
});
