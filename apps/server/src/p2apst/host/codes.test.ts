import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { catalogue } from '@setrum/errors';
import { responseCodes2003 } from '@setrum/iso8583';

const page = readFileSync(new URL('../../../../../docs/iso8583.md', import.meta.url), 'utf8');

interface Row {
  readonly code: string;
  readonly when: string;
  readonly testFile: string;
}

const rows: readonly Row[] = page.split('\n').flatMap((line) => {
  const match = /^\| (\d{4}) \| (.+?) \|(?: (\S+))? \|$/.exec(line);
  return match === null
    ? []
    : [{ code: match[1] ?? '', when: match[2] ?? '', testFile: match[3] ?? '' }];
});
const isSent = ({ when }: Row): boolean => !when.startsWith('never sent, because ');

test('the page lists every response code of the dialect once', () => {
  assert.deepEqual(
    rows.map(({ code }) => code),
    responseCodes2003.map(({ code }) => code),
  );
});

test('every code that is sent is asserted by the test that the page names, none that is never sent has one', () => {
  for (const row of rows) {
    assert.equal(row.testFile !== '', isSent(row), row.code);
    if (!isSent(row)) continue;
    const text = readFileSync(new URL(row.testFile, import.meta.url), 'utf8');
    assert.ok(text.includes(`'${row.code}'`), `${row.testFile} does not assert ${row.code}`);
  }
});

test('no error of the catalogue has a code that is never sent, or that the dialect has not', () => {
  const sent = new Set(rows.filter(isSent).map(({ code }) => code));
  const wrong = Object.entries(catalogue).filter(([, { iso }]) => iso !== null && !sent.has(iso));
  assert.deepEqual(
    wrong.map(([code]) => code),
    [],
  );
});
