import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { UnitScope } from '../../identity/index.ts';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import { SearchService } from './service.ts';
import { type Registered, registerAll } from './test-support/register.ts';

const units = ['51001', '51002', '51003', '52001', '53001'];
const givenNames = 'SITI SITI SITI SRI NUR AHMAD AHMADI SITINAH MUHAMMAD BUDI BUDIMAN WAYAN'.split(
  ' ',
);
const familyNames = 'RAHAYU LESTARI SANTOSO NASUTION WATI SELATAN'.split(' ');
const streetKinds = 'JALAN JALAN JALAN JALANAN GANG DK.'.split(' ');
const streets = 'SELATAN SELATAN MERDEKA MELATI UTARA SITI'.split(' ');

/** Numbers below `most`, the same each time. */
function chance(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

const people: readonly Registered[] = (() => {
  const next = chance(20261123);
  const of = (list: readonly string[]) => list[next(list.length)] ?? '';
  return Array.from({ length: 24_000 }, (_, n) => {
    const unit = of(units);
    const rare = next(400) === 0 ? ` RARE${next(40)}` : '';
    return {
      ...{ unit, idpel: `${unit}${String(n).padStart(7, '0')}` },
      name: `${of(givenNames)}${next(4) === 0 ? '' : ` ${of(familyNames)}`}${rare}`,
      address: `${of(streetKinds)} ${of(streets)} NO. ${1 + next(60)} RT ${1 + next(9)}`,
    };
  });
})();

/** What the search promises, told without it: docs/search.md. */
function matches(person: Registered, asked: readonly string[]): boolean {
  if (person.name.startsWith(asked.join(' '))) return true;
  const words = wordsOf.get(person) ?? [];
  return asked.every((word) => {
    const isWhole = word.length <= 2 || /^\d{1,4}$/.test(word) || isFrequent(word);
    return words.some((one) => (isWhole ? one === word : one.startsWith(word)));
  });
}

const wordsOf = new Map(
  people.map((one) => [one, [...new Set(`${one.name} ${one.address}`.split(/[^A-Z0-9]+/))]]),
);
const frequency = new Map<string, number>();
for (const words of wordsOf.values())
  for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
const isFrequent = (word: string): boolean => (frequency.get(word) ?? 0) >= 5_000;

describe('search among words that are everywhere', () => {
  let home: MigratedDatabase;
  let search: SearchService;
  before(async () => {
    home = await createMigratedDatabase();
    await registerAll(home.database, people);
    await home.database.pool.query('vacuum analyze ap2t.customer');
    search = new SearchService({ pool: home.database.pool, now: () => new Date(0) });
  });
  after(() => home?.close());

  const scopes: readonly (readonly [string, UnitScope])[] = [
    ['everywhere', 'all'],
    ['one unit', new Set(['51002'])],
    ['two units', new Set(['51002', '53001'])],
    ['a region', new Set(['51', '51001', '51002', '51003'])],
    ['some regions', new Set(['51001', '52001', '53001'])],
  ];
  const queries = [
    ...[
      'SITI',
      'SIT',
      'JALAN',
      'JALAN RT',
      'JALAN RT 7 NO',
      'JALAN GANG',
      'GANG JALANAN',
      'SITI SELATAN',
    ],
    ...[
      'SRI SIT',
      'BUD NAS MEL',
      'AHMAD',
      'AHMADI',
      'NO 12 RT 3',
      'RARE',
      'RARE7',
      'RARE7 JALAN',
      'JALAN RARE12 SITI',
    ],
    ...[
      'WAYAN MERDEKA DK',
      'DK SELATAN',
      'MUHAMMAD SITI',
      'SITI SITINAH',
      'UTARA WATI 60 9',
      'NOBODY',
    ],
  ];
  for (const [where, scope] of scopes) {
    test(`finds all there are, or as many as fit, and nothing else: ${where}`, async () => {
      for (const q of queries) {
        const caller = { units: scope };
        const answer = await search.search({ q, kind: 'customer', limit: 50, caller });
        const expected = people.filter(
          (one) => (scope === 'all' || scope.has(one.unit)) && matches(one, q.split(' ')),
        );
        const found = answer.found.map(({ id }) => id).sort();
        const wanted = new Set(expected.map(({ idpel }) => idpel));
        assert.deepEqual(
          found.filter((id) => !wanted.has(id)),
          [],
          q,
        );
        assert.equal(new Set(found).size, Math.min(50, expected.length), q);
        assert.equal(answer.more, expected.length > 50, q);
      }
    });
  }

  test('a word that nobody has is taken for its like, and that is told', async () => {
    const ask = (q: string) =>
      search.search({ q, kind: 'customer', limit: 1, caller: { units: 'all' } });
    for (const [typed, meant] of [
      ['muhamad', 'MUHAMMAD'],
      ['mherdeka selatan', 'MERDEKA SELATAN'],
      ['sitin ramayu', 'SITIN RAHAYU'],
    ] as const) {
      const { corrected, found } = await ask(typed);
      assert.deepEqual([corrected, found.length], [meant, 1], typed);
    }
    for (const typed of ['muhammad', 'xxxxxxx', 'smti', '51001x'])
      assert.equal((await ask(typed)).corrected, typed === 'smti' ? 'SITI' : null, typed);
  });
});
