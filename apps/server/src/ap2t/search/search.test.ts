import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { UnitScope } from '../../identity/index.ts';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import type { SearchKind } from './model.ts';
import { SearchService } from './service.ts';
import { enterRow, registerAll } from './test-support/register.ts';

const people = [
  ['534252904966', '53425', 'SICILIA NFC', 'DK.SELATAN No.12 RT.4/5', '32031017679'],
  ['534250000001', '53425', 'SITI AMINAH', 'JALAN MERDEKA NO. 7 RT 001/002', '32000000017'],
  ['534250000002', '53425', 'AMINAH SITI RAHAYU', 'JL. MERDEKA 70', '32000000025'],
  ['534260000003', '53426', 'SITI', 'GANG BUNTU NO 7', '32000000033'],
  ['523010000004', '52301', 'H. SITINJAK, S.PD', 'KOMPLEK SITI INDAH BLOK C', '32000000041'],
  ['523010000005', '52301', 'MÉLATI O’BRIEN', 'JALAN_RAYA 100%', '32000000058'],
] as const;

describe('search', () => {
  let home: MigratedDatabase;
  let search: SearchService;
  before(async () => {
    home = await createMigratedDatabase();
    const { database } = home;
    await registerAll(
      database,
      people.map(([idpel, unit, name, address, meterNo]) => ({
        idpel,
        unit,
        name,
        address,
        meterNo,
      })),
    );
    await enterRow(database, {
      ...{ agendaNo: '534250511501150237', registrationNo: '5123123321556', unit: '53425' },
      ...{ idpel: '534252904999', name: 'SITI AMINAH', address: 'DUSUN TIMUR NO 3' },
    });
    search = new SearchService({ pool: database.pool, now: () => new Date(0) });
  });
  after(() => home?.close());

  const found = async (q: string, units: UnitScope = 'all', kind: SearchKind | null = null) =>
    (await search.search({ q, kind, limit: 50, caller: { units } })).found.map(({ id }) => id);
  const ids = (...numbers: number[]) => numbers.map((n) => people[n]?.[0] ?? '');
  const agenda = '534250511501150237';

  const words: readonly [string, readonly string[]][] = [
    ['sicilia', ids(0)],
    ['Sicilia NFC', ids(0)],
    ['dk selatan 12', ids(0)],
    ['rahayu sit', ids(2)],
    ['merdeka aminah', ids(2, 1)],
    ['70 merdeka', ids(2)],
    ['7 merdeka', ids(1)],
    // The name itself first, then names that begin so, then names with the word, then addresses.
    ['siti', [...ids(3, 1), agenda, ...ids(2, 4)]],
    ['siti amin', [...ids(1), agenda, ...ids(2)]],
    ['h. sitinjak', ids(4)],
    ['mélati', ids(5)],
    ['obrien', []],
    ['brien o', ids(5)],
    ['raya 100', ids(5)],
    ['buntu merdeka', []],
  ];
  for (const [q, expected] of words) {
    test(`by words: ${q}`, async () => assert.deepEqual(await found(q), expected));
  }

  const numbers: readonly [string, readonly string[]][] = [
    ['534252904966', ids(0)],
    ['5342 5290 4966', ids(0)],
    ['32031017679', ids(0)],
    ['3203101', ids(0)],
    [agenda, [agenda]],
    ['53425.05.1.150115.0237', [agenda]],
    ['5342505', [agenda]],
    ['5123123321556', [agenda]],
    ['51231', [agenda]],
    ['534252904999', [agenda]],
    ['53425000000', ids(1, 2)],
    ['999999999999', []],
  ];
  for (const [q, expected] of numbers) {
    test(`by number: ${q}`, async () => assert.deepEqual(await found(q), expected));
  }

  test('one kind', async () => {
    assert.deepEqual(await found('siti aminah', 'all', 'application'), [agenda]);
    assert.deepEqual(await found('siti aminah', 'all', 'customer'), ids(1, 2));
    assert.deepEqual(await found('53425', 'all', 'application'), [agenda]);
    assert.deepEqual(await found('siti', 'all', 'meter'), []);
  });

  test('only what lies in the units of the caller', async () => {
    assert.deepEqual(await found('siti', new Set(['53426'])), ids(3));
    assert.deepEqual(await found('siti', new Set(['53426', '52301'])), ids(3, 4));
    const region = new Set(['53', '53400', '53425', '53426', '53427']);
    assert.deepEqual(await found('siti', region), [...ids(3, 1), agenda, ...ids(2)]);
    const many = new Set(['52301', '53426', '51001', '55002']);
    assert.deepEqual(await found('siti', many), ids(3, 4));
    assert.deepEqual(await found('534252904966', new Set(['53426'])), []);
    assert.deepEqual(await found('53425', new Set(['53426'])), []);
    assert.deepEqual(await found('siti', new Set<string>()), []);
    assert.deepEqual(await found('siti', new Set(['53'])), []);
  });

  const hostile = [
    `'; drop table ap2t.customer; --`,
    `siti' | 'sicilia`,
    'siti:* | sicilia',
    'siti & !aminah <-> x',
    '%%',
    '_iti',
    'siti%',
    'sit.*',
    '\\msiti\\M [a-z]+ (?!x)',
    '"siti" OR 1=1',
    'siti\u0000aminah',
    'siti\ud800aminah',
    '/53425 siti',
    '//53 siti',
    '$1 $2',
  ];
  for (const q of hostile) {
    test(`what is typed is only ever letters: ${JSON.stringify(q)}`, async () => {
      const open = await found(q).catch((error: { code?: string }) => error.code);
      const words = q.toLowerCase().match(/[a-z0-9]+/g) ?? [];
      const plain = await found(words.join(' ')).catch((error: { code?: string }) => error.code);
      assert.deepEqual(open, plain);
      assert.equal((await found('sicilia')).length, 1);
    });
  }

  test('what nothing can be found by is refused', async () => {
    const longest = Array.from({ length: 8 }, (_, n) => `kata${n}`).join(' ');
    assert.deepEqual(await found(longest), []);
    assert.deepEqual(await found('1'.repeat(18)), []);
    for (const q of ['', ' ', 'a', '%', '7', '\u0000', `${longest} x1`, '1'.repeat(19)])
      await assert.rejects(found(q), { code: 'SETRUM_SEARCH_QUERY' }, JSON.stringify(q));
  });

  test('no more than was asked for, and told so', async () => {
    const ask = (limit: number) =>
      search.search({ q: 'siti', kind: null, limit, caller: { units: 'all' } });
    const two = await ask(2);
    assert.deepEqual([two.found.length, two.more], [2, true]);
    const all = await ask(5);
    assert.deepEqual([all.found.length, all.more], [5, false]);
  });

  test('so many at once, and not one more', async () => {
    const waiting = Array.from({ length: 202 }, () => found('siti'));
    await assert.rejects(found('siti'), { code: 'SETRUM_BUSY' });
    assert.equal((await Promise.all(waiting)).length, 202);
    assert.equal((await found('siti')).length, 5);
  });
});
