import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { connectionCosts, costCodes } from './costs.ts';
import { defaultConnectionRules as rules } from './defaults.ts';
import type { ConnectionInput } from './input.ts';
import { serviceChoices } from './service.ts';

const seeded = { seed: 20150504, numRuns: 1000 };
const days = fc.constantFrom('2010-08-01', '2013-02-01', '2015-05-04', '2020-12-31', '2025-11-10');

/** Any service that a form offers on a day, as it may be applied for. */
const anyInput: fc.Arbitrary<ConnectionInput> = days.chain((on) => {
  const choices = serviceChoices(on, rules);
  const service = fc.constantFrom(...choices).chain(({ tariff, powerVa, products }) =>
    fc.record({
      tariff: fc.constant(tariff),
      powerVa: fc.constant(powerVa),
      product: fc.constantFrom(...products),
    }),
  );
  return fc
    .record({
      kind: fc.constantFrom('PB', 'PD', 'PS', 'MIGRASI'),
      to: service,
      from: service,
      firstCredit: fc.integer({ min: 5_000, max: 1_000_000 }),
      unit: fc.constantFrom('53425', '54110'),
      arrears: fc.integer({ min: 0, max: 10_000_000 }),
      held: fc.integer({ min: 0, max: 1_000_000 }),
    })
    .filter(({ kind, to, from }) => {
      const same = to.tariff === from.tariff && to.powerVa === from.powerVa;
      if (kind === 'MIGRASI') return from.product === 'postpaid' && to.product !== 'postpaid';
      return (
        kind !== 'PD' || ((to.product === 'postpaid') === (from.product === 'postpaid') && !same)
      );
    })
    .map(({ to, firstCredit, arrears, held, kind, ...rest }) => ({
      ...rest,
      ...to,
      kind,
      on,
      firstCreditCents: to.product === 'postpaid' ? 0 : firstCredit * 100,
      arrearsCents: kind === 'PS' ? arrears * 100 : 0,
      ujlHeldCents: held * 100,
    }));
});

describe('whatever is applied for', () => {
  test('the lines are above zero, each kind at most once, under its code, and add up to the total', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { lines, totalCents } = connectionCosts(input, rules);
        assert.equal(
          lines.reduce((sum, { amountCents }) => sum + amountCents, 0),
          totalCents,
        );
        assert.equal(new Set(lines.map(({ kind }) => kind)).size, lines.length);
        for (const { kind, code, amountCents } of lines) {
          assert.ok(amountCents > 0 && amountCents % 1 === 0);
          assert.equal(code, costCodes[kind]);
        }
      }),
      seeded,
    );
  });

  test('the first credit is all there: token, local tax and VAT', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { firstCredit, lines, energyDkwh } = connectionCosts(input, rules);
        assert.equal(firstCredit !== null, input.product !== 'postpaid');
        const { amountCents = 0, tokenCents = 0, ppjCents = 0, ppnCents = 0 } = firstCredit ?? {};
        assert.equal(tokenCents + ppjCents + ppnCents, amountCents);
        assert.equal(amountCents, input.firstCreditCents);
        assert.equal(energyDkwh > 0, firstCredit !== null);
        const line = (of: string) => lines.find(({ kind }) => kind === of)?.amountCents ?? 0;
        assert.equal(line('STROOM') + line('PPJ') + line('PPN'), amountCents);
      }),
      seeded,
    );
  });

  test('never costs more fee than a new connection, and less power never costs any', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const fee = (asked: ConnectionInput): number =>
          connectionCosts(asked, rules).lines.find(({ kind }) => kind === 'BP')?.amountCents ?? 0;
        const asNew = fee({ ...input, kind: 'PB', arrearsCents: 0 });
        assert.ok(fee(input) >= 0 && fee(input) <= asNew);
        const change = input.kind === 'PD' || input.kind === 'MIGRASI';
        if (change && input.from !== null && input.from.powerVa >= input.powerVa)
          assert.equal(fee(input), 0);
      }),
      seeded,
    );
  });
});

test('more power never has a smaller fee or deposit, over all standard powers', () => {
  const steps = rules.powerSteps.map(({ powerVa }) => powerVa).toSorted((a, b) => a - b);
  for (const kind of ['BP', 'UJL']) {
    const amounts = steps.map((powerVa) => {
      const service = { tariff: 'P1', product: 'postpaid', powerVa, from: null } as const;
      const money = { firstCreditCents: 0, arrearsCents: 0, ujlHeldCents: 0 };
      const input = { ...service, ...money, kind: 'PB', unit: '53425', on: '2015-05-04' } as const;
      return (
        connectionCosts(input, rules).lines.find((line) => line.kind === kind)?.amountCents ?? 0
      );
    });
    assert.deepEqual(
      amounts,
      amounts.toSorted((a, b) => a - b),
    );
    assert.ok((amounts[0] ?? 0) > 0);
  }
});
