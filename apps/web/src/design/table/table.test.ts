import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Column, orderText, parseOrder } from './column.ts';
import { csvOf } from './csv.ts';
import { sortRows } from './sort.ts';

interface Row {
  readonly name: string | null;
  readonly kwh: number | null;
}

const columns: readonly Column<Row>[] = [
  { key: 'name', title: 'Nama', value: ({ name }) => name },
  { key: 'kwh', title: 'kWh, sisa', value: ({ kwh }) => kwh },
];
const rows: readonly Row[] = [
  { name: 'blok 10', kwh: 2 },
  { name: null, kwh: 10 },
  { name: 'Blok 9', kwh: null },
];
const sorted = (order: string | null) =>
  sortRows(rows, columns, parseOrder(order)).map(({ name, kwh }) => name ?? kwh);

test('an order of the URL: numbers in words by their value, what is unknown last, whichever way', () => {
  assert.deepEqual(sorted('name'), ['Blok 9', 'blok 10', 10]);
  assert.deepEqual(sorted('-name'), ['blok 10', 'Blok 9', 10]);
  assert.deepEqual(sorted('-kwh'), [10, 'blok 10', 'Blok 9']);
  assert.deepEqual(sorted(null), ['blok 10', 10, 'Blok 9']);
  assert.deepEqual(sorted('nothing'), ['blok 10', 10, 'Blok 9']);
  for (const text of ['', '-']) assert.equal(parseOrder(text), null);
  assert.equal(orderText({ key: 'name', descending: true }), '-name');
});

test('CSV: quoted where it must be, and nothing that a spreadsheet would run', () => {
  const dangerous: readonly Row[] = [
    { name: '=1+1', kwh: -5 },
    { name: 'a "b", c\nd', kwh: null },
  ];
  assert.equal(csvOf(dangerous, columns), 'Nama,"kWh, sisa"\r\n\'=1+1,-5\r\n"a ""b"", c\nd",\r\n');
});
