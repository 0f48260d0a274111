import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import { auditEntries } from '../audit/read.ts';
import type { Unit, UnitKind } from './model.ts';
import { changeUnit, registerUnit } from './register.ts';
import { assertUnitsKnown, assertWithin, scopeOf } from './scope.ts';
import { listUnits, unitLine, unitOf } from './store.ts';

const by = { label: 'admin' };
const at = new Date('2026-11-23T05:00:00.000Z');
const unitNamed = (unit: string, kind: UnitKind, parent: string | null): Unit => ({
  unit,
  kind,
  parent,
  name: `${kind} ${unit}`,
  address: 'JL. ASIA AFRIKA NO. 63',
  phone: '022-4230747',
});

describe('units', () => {
  let home: MigratedDatabase;
  before(async () => {
    home = await createMigratedDatabase();
    const { database } = home;
    for (const [unit, kind, parent] of [
      ['53', 'UPI', null],
      ['54', 'UPI', null],
      ['53420', 'UP3', '53'],
      ['53430', 'UP3', '53'],
      ['53425', 'ULP', '53420'],
      ['53426', 'ULP', '53420'],
      ['53435', 'ULP', '53430'],
    ] as const)
      assert.equal(await registerUnit(database, unitNamed(unit, kind, parent), by, at), true);
  });
  after(async () => {
    await home?.close();
  });
  const scope = async (...assigned: string[]) => {
    const found = await scopeOf(home.database, assigned);
    return found === 'all' ? found : [...found].sort();
  };

  test('a scope is what is assigned and all below it', async () => {
    assert.deepEqual(await scope('53425'), ['53425']);
    assert.deepEqual(await scope('53420'), ['53420', '53425', '53426']);
    assert.deepEqual(await scope('53'), ['53', '53420', '53425', '53426', '53430', '53435']);
    assert.deepEqual(await scope('53425', '53430'), ['53425', '53430', '53435']);
    assert.deepEqual(await scope('54'), ['54']);
    assert.deepEqual(await scope('53425', '*'), 'all');
  });

  test('nothing assigned is nothing seen, and so is what is not registered', async () => {
    assert.deepEqual(await scope(), []);
    assert.deepEqual(await scope('99999'), []);
    await assert.rejects(assertUnitsKnown(home.database, ['*', '53425', '99999']), {
      code: 'SETRUM_UNIT_UNKNOWN',
      params: { unit: '99999' },
    });
    await assertUnitsKnown(home.database, ['*', '53425']);
  });

  test('nobody gives more than they have', () => {
    assertWithin('all', ['*', '53']);
    assertWithin(new Set(['53425']), ['53425']);
    for (const units of [['*'], ['53420'], ['53425', '53426']])
      assert.throws(() => assertWithin(new Set(['53425']), units), {
        code: 'SETRUM_UNIT_FORBIDDEN',
      });
  });

  test('a unit and those above it; all of them, page by page', async () => {
    const line = await unitLine(home.database, '53425');
    assert.deepEqual(
      line.map(({ unit }) => unit),
      ['53425', '53420', '53'],
    );
    await assert.rejects(unitOf(home.database, '53499'), { code: 'SETRUM_UNIT_UNKNOWN' });
    const pages: string[][] = [];
    for (let after: string | null = null; pages.length < 9; ) {
      const page = await listUnits(home.database, { after, limit: 3 });
      if (page.length === 0) break;
      pages.push(page.map(({ unit }) => unit));
      after = page.at(-1)?.unit ?? null;
    }
    assert.deepEqual(pages, [['53', '53420', '53425'], ['53426', '53430', '53435'], ['54']]);
  });

  test('each kind stands below the kind above it, and only there', async () => {
    const refused: [string, UnitKind, string | null, string][] = [
      ['55', 'UPI', '53', 'SETRUM_UNIT_PARENT'],
      ['53440', 'UP3', null, 'SETRUM_UNIT_PARENT'],
      ['53440', 'UP3', '53420', 'SETRUM_UNIT_PARENT'],
      ['53427', 'ULP', '53', 'SETRUM_UNIT_PARENT'],
      ['53427', 'ULP', '53425', 'SETRUM_UNIT_PARENT'],
      ['53427', 'ULP', '53499', 'SETRUM_UNIT_UNKNOWN'],
    ];
    for (const [unit, kind, parent, code] of refused)
      await assert.rejects(
        registerUnit(home.database, unitNamed(unit, kind, parent), by, at),
        { code },
        `${kind} below ${parent}`,
      );
    const odd = unitNamed('53427', 'UPI', null);
    await assert.rejects(registerUnit(home.database, odd, by, at), { code: 'SETRUM_UNIT_PARENT' });
  });

  test('registered twice is registered once; a change is on record with before and after', async () => {
    const { database } = home;
    assert.equal(await registerUnit(database, unitNamed('54', 'UPI', null), by, at), false);
    const changed = await changeUnit(database, '53426', { parent: '53430', phone: '' }, by, at);
    assert.deepEqual([changed.parent, changed.phone], ['53430', '']);
    assert.deepEqual(await scope('53430'), ['53426', '53430', '53435']);
    await changeUnit(database, '53426', { phone: '' }, by, at);
    await assert.rejects(changeUnit(database, '53426', { parent: '54' }, by, at), {
      code: 'SETRUM_UNIT_PARENT',
    });
    const entries = await auditEntries(database, 7, 10);
    assert.deepEqual(
      entries.map(({ act, subject, before: was, after: is }) => [act, subject, was, is]),
      [
        [
          'unit.change',
          '53426',
          { parent: '53420', phone: '022-4230747' },
          { parent: '53430', phone: '' },
        ],
      ],
    );
  });
});
