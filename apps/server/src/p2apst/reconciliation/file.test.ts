import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import fc from 'fast-check';
import { products } from '../partner/model.ts';
import { type Cells, type Form, filePath, keyOf, type Layout, layoutOf } from './layout.ts';
import { type Found, matchGroup, type OurLine, type TheirLine } from './match.ts';
import { type FileLine, FileReader } from './read.ts';
import { trailers, writeFile } from './write.ts';

const layouts = Object.values(products).map(layoutOf);
const head = { partnerId: '4510017', day: '2026-11-23' };
const digits = (length: number) =>
  fc.stringMatching(new RegExp(`^[0-9]{${length}}$`)).map((text) => text.padStart(length, '0'));

const arbitraryOf: Readonly<Record<Form, fc.Arbitrary<string>>> = {
  time: fc.constantFrom('20261123000000', '20261123235959', '20240229120000'),
  code: fc.constantFrom('4510017', '4512017', 'CA1'),
  mcc: fc.constantFrom('6010', '6021'),
  ref: fc.stringMatching(/^[0-9A-Z]{32}$/),
  meter: digits(11),
  idpel: digits(12),
  registration: digits(13),
  period: digits(6),
  money: fc.nat(1_000_000_000).map(String),
  energy: fc.nat(1_000_000).map(String),
  token: digits(20),
  terminal: fc.constantFrom('0000000000000001', 'LOKET-01'),
};

const cellsOf = (layout: Layout): fc.Arbitrary<Cells> =>
  fc.record(Object.fromEntries(layout.columns.map(({ name, form }) => [name, arbitraryOf[form]])), {
    noNullPrototype: true,
  });

async function all<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const taken: Item[] = [];
  for await (const item of items) taken.push(item);
  return taken;
}

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

/** The bytes of a text in pieces of this size. */
async function* bytesOf(text: string, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < text.length; at += size) yield Buffer.from(text.slice(at, at + size));
}

async function write(layout: Layout, lines: readonly Cells[]): Promise<string> {
  return (await all(writeFile(layout, head, each(lines)))).join('');
}

async function read(layout: Layout, text: string, size?: number): Promise<readonly FileLine[]> {
  return all(new FileReader(layout).read(bytesOf(text, size)));
}

/** All differences between two files, group by group, as the database would bring them. */
function compare(layout: Layout, ours: readonly Cells[], theirs: readonly FileLine[]) {
  const sale = { saleId: '', requestKey: '', meterNo: null, lines: 1 };
  const groups = new Map<string, { ours: OurLine[]; theirs: TheirLine[] }>();
  const groupOf = (cells: Cells) => {
    const key = keyOf(layout, cells);
    const group = groups.get(key) ?? { ours: [], theirs: [] };
    groups.set(key, group);
    return group;
  };
  for (const cells of ours) groupOf(cells).ours.push({ cells, sale });
  for (const line of theirs) groupOf(line.cells).theirs.push(line);
  return [...groups.values()].flatMap((group) => [
    ...matchGroup(layout, group.ours, group.theirs).found,
  ]);
}

describe('reconciliation files', () => {
  test('the published columns and names', () => {
    assert.deepEqual(
      layouts.map(({ columns }) => columns.length),
      [15, 18, 15],
    );
    assert.equal(
      filePath(layoutOf(products.prepaid), '4510017', '2026-11-23'),
      '/PREPAID/202611/4510017-50502-99-20261123.fcn',
    );
    assert.equal(
      filePath(layoutOf(products.postpaid), '4510017', '2026-11-23'),
      '/POSTPAID/202611/4510017-50501-99-20261123.fcn',
    );
  });

  for (const layout of layouts) {
    test(`${layout.folder}: what is written is read back, in pieces of any size, and does not differ`, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(cellsOf(layout), { maxLength: 20 }),
          fc.integer({ min: 1, max: 300 }),
          async (lines, size) => {
            const text = await write(layout, lines);
            const back = await read(layout, text, size);
            assert.deepEqual(
              back.map(({ cells }) => cells),
              lines,
            );
            assert.deepEqual(
              back.map(({ line }) => line),
              lines.map((_, n) => n + 2),
            );
            assert.deepEqual(compare(layout, lines, back), []);
          },
        ),
        { numRuns: 60, seed: 1 },
      );
    });
  }

  const prepaid = layoutOf(products.prepaid);
  /** What can go wrong with one line, and how it must be found. */
  const damages: readonly [Found['kind'], (line: Cells, n: number) => readonly Cells[]][] = [
    ['only-ours', () => []],
    ['only-theirs', (line, n) => [line, { ...line, SWITCHER_REF: `FOREIGN${n}` }]],
    ['duplicate-line', (line) => [line, line]],
    ['amount-differs', (line) => [{ ...line, AMOUNT: `${line['AMOUNT']}1` }]],
    ['amount-differs', (line) => [{ ...line, PPJ: `${line['PPJ']}1` }]],
    ['token-differs', (line) => [{ ...line, TOKEN: `${line['TOKEN']?.slice(0, -1)}x` }]],
    ['energy-differs', (line) => [{ ...line, KWH: `${line['KWH']}1` }]],
  ];

  test('seeded damage: each is found, and nothing else', async () => {
    const distinct = fc.uniqueArray(cellsOf(prepaid), {
      minLength: 1,
      maxLength: 20,
      selector: (cells) => keyOf(prepaid, cells),
    });
    await fc.assert(
      fc.property(
        distinct,
        fc.array(fc.nat(damages.length * 3), { minLength: 20, maxLength: 20 }),
        fc.nat(1_000),
        (ours, hits, turn) => {
          const expected: string[] = [];
          const theirs = ours.flatMap((line, n) => {
            const damage = damages[hits[n] ?? damages.length];
            if (damage === undefined) return [line];
            expected.push(`${damage[0]} ${keyOf(prepaid, line).slice(0, 13)}`);
            return damage[1](line, n);
          });
          // The order of the file is the partner's affair.
          const at = turn % (theirs.length + 1);
          const lines = [...theirs.slice(at), ...theirs.slice(0, at)].map((cells, n) => ({
            line: n + 2,
            cells,
          }));
          const found = compare(prepaid, ours, lines).map(
            ({ kind, ours: our, theirs: their }) =>
              `${kind} ${keyOf(prepaid, (our ?? their)?.cells ?? {}).slice(0, 13)}`,
          );
          assert.deepEqual(found.sort(), expected.sort());
        },
      ),
      { numRuns: 300, seed: 2 },
    );
  });

  test('a line that differs in several ways is told in each', () => {
    const [line] = fc.sample(cellsOf(prepaid), { numRuns: 1, seed: 3 });
    assert.ok(line);
    const theirs = [{ line: 2, cells: { ...line, ADMIN: '1', KWH: '1', TOKEN: '1' } }];
    assert.deepEqual(
      compare(prepaid, [line], theirs).map(({ kind }) => kind),
      ['amount-differs', 'token-differs', 'energy-differs'],
    );
  });
});

describe('files that are wrong', () => {
  const layout = layoutOf(products.prepaid);
  const [first, second] = fc.sample(cellsOf(layout), { numRuns: 2, seed: 4 });
  const lines = [first ?? {}, second ?? {}];
  const place = (line: number, column: number) => (error: unknown) => {
    assert.ok(error instanceof SetrumError, String(error));
    const { code, params } = error;
    assert.equal(code, 'SETRUM_FILE_INVALID');
    assert.deepEqual([params['line'], params['column']], [line, column], error.message);
    return true;
  };
  const cases: [string, (text: string) => string, number, number][] = [
    ['an empty file', () => '', 1, 1],
    ['no trailers', (text) => text.split('\n').slice(0, 1).join('\n'), 2, 1],
    [
      'a line missing, and the trailer tells',
      (text) => text.split('\n').toSpliced(1, 1).join('\n'),
      3,
      2,
    ],
    ['torn: its trailers are gone', (text) => text.split('\n').slice(0, 3).join('\n'), 2, 1],
    ['a column too few', (text) => text.replace(/\|[^|]*\|([^|]*)\n(?=COUNT)/, '|$1\n'), 3, 18],
    ['a foreign character', (text) => text.replace('|6', '|é'), 2, 3],
    [
      'an amount that is none',
      (text) => text.replace(/^(\d{14}(?:\|[^|]*){6})\|\d+/m, '$1|12,5'),
      2,
      8,
    ],
    ['a time that is none', (text) => text.replace(/^\d{8}(?=\d{6}\|)/m, '20260230'), 2, 1],
    ['a line without end', (text) => `${text}${'x'.repeat(5_000)}`, 6, 1],
    ['another sum', (text) => text.replace(/TOTAL\|AMOUNT\|\d+/, 'TOTAL|AMOUNT|1'), 5, 3],
  ];
  for (const [name, damage, line, column] of cases) {
    test(`${name}: line ${line}, column ${column}`, async () => {
      const text = damage(await write(layout, lines));
      await assert.rejects(read(layout, text), place(line, column));
    });
  }

  test("other headers and trailers are the partner's own affair; CR LF is read", async () => {
    const text = await write(layout, lines);
    const [count, total] = trailers(layout, 2, 0);
    assert.ok(text.includes(count) && !text.includes(`\n${total}\n`));
    const other = text
      .split('\n')
      .map((line, n) => (n === 0 ? 'HDR' : /^(COUNT|TOTAL)/.test(line) ? `TRL ${n}` : line));
    const reader = new FileReader(layout);
    const bytes = Buffer.from(other.join('\r\n'));
    const back = await all(reader.read(each([bytes])));
    assert.equal(back.length, 2);
    assert.deepEqual(reader.digest(), createHash('sha256').update(bytes).digest());
  });

  test('too many bytes, too many lines', async () => {
    const text = await write(layout, lines);
    for (const limits of [
      { mostBytes: text.length - 1, mostLines: 100 },
      { mostBytes: 10_000, mostLines: 4 },
    ]) {
      const reading = all(new FileReader(layout, limits).read(bytesOf(text)));
      await assert.rejects(reading, { code: 'SETRUM_FILE_TOO_LARGE' });
    }
    const limits = { mostBytes: text.length, mostLines: 5 };
    const whole = await all(new FileReader(layout, limits).read(bytesOf(text)));
    assert.equal(whole.length, 2);
  });
});
