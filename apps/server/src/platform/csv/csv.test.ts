import assert from 'node:assert/strict';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type CsvCell, type CsvRecord, csvStream, readCsv } from './index.ts';

type Name = 'number' | 'maker' | 'note';
const shape = {
  required: ['number', 'maker'],
  optional: ['note'],
  mostRecords: 5,
  mostBytes: 10_000,
} as const;

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(
  file: string | Uint8Array,
  { chunk = 7, mostRecords = 5 } = {},
): Promise<CsvRecord<Name>[]> {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  return collected(readCsv<Name>(inChunks(bytes, chunk), { ...shape, mostRecords }));
}

async function collected<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of source) all.push(each);
  return all;
}

describe('reading', () => {
  const plain = [
    { line: 2, values: { number: '1', maker: 'ITRON', note: '' }, wrongCellCount: false },
    { line: 3, values: { number: '2', maker: 'HEXING', note: '' }, wrongCellCount: false },
  ];
  const files: [string, string][] = [
    ['commas', 'number,maker\n1,ITRON\n2,HEXING\n'],
    ['semicolons', 'number;maker\r\n1;ITRON\r\n2;HEXING'],
    ['a byte order mark', '\ufeffnumber,maker\n1,ITRON\n2,HEXING\n'],
    ['names in another order and case', 'Maker , NUMBER\nITRON,1\nHEXING,2\n'],
    ['quotes', '"number","maker"\n"1","ITRON"\n"2","HEXING"\n'],
    ['old line ends', 'number,maker\r1,ITRON\r2,HEXING\r'],
  ];
  for (const [name, file] of files) {
    test(`${name}, cut anywhere`, async () => {
      for (const chunk of [1, 2, 3, 1000]) assert.deepEqual(await read(file, { chunk }), plain);
    });
  }

  test('a line is numbered by where it begins, also after empty ones and line ends in quotes', async () => {
    for (const end of ['\n', '\r\n']) {
      const lines = ['number,maker,note', '', `1,A,"x${end}${end}y"`, '2,B,"q ""q"" q"', '', '3,C'];
      const records = await read(lines.join(end));
      assert.deepEqual(
        records.map(({ line, values, wrongCellCount }) => [line, values.note, wrongCellCount]),
        [
          [3, `x${end}${end}y`, false],
          [6, 'q "q" q', false],
          [8, '', true],
        ],
      );
    }
  });

  test('a line with too many cells is marked and still read', async () => {
    const [record] = await read('number,maker\n1,A,B\n');
    assert.deepEqual([record?.values.maker, record?.wrongCellCount], ['A', true]);
  });

  const faults: [string, string | Uint8Array, object][] = [
    ['nothing at all', '', { code: 'SETRUM_CSV_COLUMN_MISSING' }],
    [
      'a missing column',
      'number\n1\n',
      { code: 'SETRUM_CSV_COLUMN_MISSING', params: { columns: 'maker' } },
    ],
    ['an unknown column', 'number,maker,x\n', { code: 'SETRUM_CSV_COLUMN_UNKNOWN' }],
    ['a column twice', 'number,maker,maker\n', { code: 'SETRUM_CSV_COLUMN_UNKNOWN' }],
    ['no names', '1,ITRON\n', { code: 'SETRUM_CSV_COLUMN_UNKNOWN' }],
    ['another delimiter', 'number\tmaker\n', { code: 'SETRUM_CSV_COLUMN_UNKNOWN' }],
    [
      'a quote in the middle',
      'number,maker\n1,A\n2,B"C\n',
      { code: 'SETRUM_CSV_MALFORMED', params: { line: 3 } },
    ],
    [
      'text after a quote',
      'number,maker\n1,"A"B\n',
      { code: 'SETRUM_CSV_MALFORMED', params: { line: 2 } },
    ],
    ['a quote never closed', 'number,maker\n1,"A\n', { code: 'SETRUM_CSV_MALFORMED' }],
    ['Latin-1', Buffer.from('number,maker\n1,\xe9\n', 'latin1'), { code: 'SETRUM_CSV_NOT_TEXT' }],
    [
      'a character cut off',
      Buffer.from('number,maker\n1,é').subarray(0, -1),
      { code: 'SETRUM_CSV_NOT_TEXT' },
    ],
    ['UTF-16', Buffer.from('number,maker\n1,A\n', 'utf16le'), { code: 'SETRUM_CSV_NOT_TEXT' }],
    ['too many lines', `number,maker\n${'1,A\n'.repeat(6)}`, { code: 'SETRUM_CSV_TOO_LONG' }],
    ['too many bytes', `number,maker\n1,${'A'.repeat(10_000)}\n`, { code: 'SETRUM_CSV_TOO_LARGE' }],
  ];
  for (const [name, file, error] of faults) {
    test(`${name} is refused`, async () => {
      for (const chunk of [1, 5, 100_000]) await assert.rejects(read(file, { chunk }), error);
    });
  }

  test('a line without end is given up long before memory is', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('number,maker\n1,"');
      for (;;) yield Buffer.alloc(8192, 65);
    }
    const reading = collected(readCsv<Name>(endless(), { ...shape, mostBytes: 2 ** 40 }));
    await assert.rejects(reading, { code: 'SETRUM_CSV_MALFORMED' });
  });

  test('who stops reading lets go of the source', async () => {
    let closed = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        yield Buffer.from('number,maker\n1,A\n2,B\n');
        for (;;) yield Buffer.from('3,C\n');
      } finally {
        closed = true;
      }
    }
    const large = { ...shape, mostBytes: 2 ** 40 };
    for await (const record of readCsv<Name>(source(), large)) if (record.line === 2) break;
    await new Promise(setImmediate);
    assert.equal(closed, true);
  });
});

describe('writing', () => {
  const written = async (rows: readonly (readonly CsvCell[])[], style = {}): Promise<string> =>
    (await buffer(csvStream(['number', 'maker', 'note'], rows, style))).toString();

  test('names, line ends, quotes and numbers', async () => {
    assert.equal(
      await written([
        ['1', 'A,"B"', null],
        ['2', 'x\ny', -5],
      ]),
      '\ufeffnumber,maker,note\r\n1,"A,""B""",\r\n2,"x\ny",-5\r\n',
    );
    assert.equal(
      await written([], { byteOrderMark: false, delimiter: ';' }),
      'number;maker;note\r\n',
    );
  });

  for (const cell of ['=1+1', '+62', '-1', '@x', '\tx', '\rx', '＝1', "'=1"]) {
    test(`${JSON.stringify(cell)} is not left to be a formula`, async () => {
      const [, line = ''] = (await written([[cell, 'A', '']], { byteOrderMark: false })).split(
        '\r\n',
      );
      assert.match(line, /^"?'/);
    });
  }

  test('nor a formula for a spreadsheet that ends cells at the other delimiter', async () => {
    const cases = [
      [',', "x;=cmd|' /C calc'!A0", "x;'=cmd"],
      [',', 'x\n=1+1', "x\n'=1+1"],
      [',', 'x;-5', "x;'-5"],
      [';', 'x,@SUM(A1)', "x,'@SUM"],
      [';', 'x\t=1', "x\t'=1"],
    ] as const;
    for (const [delimiter, cell, there] of cases) {
      const file = await written([[cell, 'A', '']], { delimiter });
      assert.ok(file.includes(there), file);
    }
    const price = await written([['Rp 50.000,-', 'A; -5', '']], { delimiter: ';' });
    assert.ok(price.includes('Rp 50.000,-') && price.includes('A; -5'), price);
  });

  test('what is written is read again, whatever is in it', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({
        unit: fc.constantFrom(
          "'",
          '=',
          '+',
          '-',
          '@',
          '"',
          ',',
          ';',
          '\r',
          '\n',
          '\t',
          ' ',
          'a',
          '＝',
        ),
        maxLength: 8,
      }),
    );
    const row = fc.tuple(
      cell.map((text) => `x${text}`),
      cell,
      cell,
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 5 }),
        fc.constantFrom(',' as const, ';' as const),
        fc.boolean(),
        async (rows, delimiter, byteOrderMark) => {
          const names = ['number', 'maker', 'note'];
          const file = await buffer(csvStream(names, rows, { delimiter, byteOrderMark }));
          const records = await read(file, { chunk: 11 });
          assert.deepEqual(
            records.map(({ values }) => [values.number, values.maker, values.note]),
            rows,
          );
        },
      ),
      { seed: 4180, numRuns: 300 },
    );
  });

  test('rows are pulled as they are sent, and ended when the receiver goes', async () => {
    let made = 0;
    let ended = false;
    async function* rows(): AsyncGenerator<CsvCell[]> {
      try {
        for (;;) yield [String(++made), 'A', ''];
      } finally {
        ended = true;
      }
    }
    const stream = csvStream(['number', 'maker', 'note'], rows());
    await once(stream, 'readable');
    assert.ok(made < 50_000, `${made} rows were made for nobody`);
    stream.destroy();
    await once(stream, 'close');
    await new Promise(setImmediate);
    assert.equal(ended, true);
  });

  test('an error of the rows breaks the stream off', async () => {
    async function* rows(): AsyncGenerator<CsvCell[]> {
      yield ['1', 'A', ''];
      throw new Error('the database is gone');
    }
    await assert.rejects(buffer(csvStream(['a', 'b', 'c'], rows())), /the database is gone/);
  });
});
