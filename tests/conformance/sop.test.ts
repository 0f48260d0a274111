import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { routes } from '@setrum/web/routes';
import { nameOf } from '../browser/support/visits.ts';
import { root } from '../house/sources.ts';

const page = 'docs/sop.md';

/** `first` to `last` of what the SOP counts, behind their prefix. */
const count = (prefix: string, last: number): readonly string[] =>
  Array.from({ length: last }, (_, n) => `${prefix}${n + 1}`);
const figures = (chapter: number, first: number, last: number): readonly string[] =>
  count(`figure ${chapter}-`, last).slice(first - 1);

/** Everything in the SOP that is numbered, or listed, in its order. */
const expected: readonly string[] = [
  ...count('1.1.', 9),
  ...figures(1, 1, 1),
  ...count('1.2.', 3),
  ...count('1.3.', 5),
  ...figures(1, 2, 2),
  ...count('1.4.', 11),
  ...figures(1, 3, 3),
  ...count('1.5.', 8),
  ...['figure 2-1', '2.1.1', 'figure 2-2', '2.1.2', 'figure 2-3', '2.1.3', '2.1.4', 'figure 2-4'],
  ...['2.1.5a', '2.1.5b', '2.1.5c', '2.1.5d', '2.1.5e', 'figure 2-5'],
  ...['figure 2-6', '2.2.1', 'figure 2-7', '2.2.2', 'figure 2-8', '2.2.3', '2.2.4', 'figure 2-9'],
  ...['2.2.5', '2.3.1', 'figure 2-10', '2.3.2', 'figure 2-11', '2.3.3', '2.3.4', 'figure 2-12'],
  ...['2.3.5', '2.3.6', 'figure 2-13', '2.3.7'],
  ...['3.1', ...figures(3, 1, 3), '3.2', '3.3', 'table 3-1', 'table 3-2', 'figure 3-4'],
];

interface Line {
  readonly sop: string;
  readonly screen: string;
  readonly code: string;
  readonly test: string;
}

/** The cells of the rows of so many columns, without the heads of tables. */
const rowsOf = (text: string, columns: number): readonly (readonly string[])[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| SOP |'))
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()))
    .filter(({ length }) => length === columns);

const linesOf = (text: string): readonly Line[] =>
  rowsOf(text, 5).map(([sop = '', , screen = '', code = '', test = '']) => ({
    ...{ sop, screen, code, test },
  }));

const known = new Map<string, string>(
  routes.map(({ path }) => [path, `guide/${nameOf(path)}.png`]),
);

/** Addresses are in the table of pages, each with its picture; other links lead to a file beside the page. */
function faultsOfLinks(cell: string): readonly string[] {
  const faults: string[] = [];
  for (const [, words = '', target = ''] of cell.matchAll(/\[([^\]]*)\]\(([^)]*)\)/g)) {
    const [route] = /(?<=^`)\/[^`]*(?=`$)/.exec(words) ?? [];
    if (route !== undefined && known.get(route) === undefined) faults.push(`no page ${route}`);
    if (route !== undefined && known.get(route) !== target)
      faults.push(`${target} is not the picture of ${route}`);
    const path = join(dirname(page), target.replace(/#.*/, ''));
    if (!target.startsWith('#') && !existsSync(join(root, path))) faults.push(`no file ${path}`);
  }
  return faults;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A test is named by its file and its whole title, which must stand in it as one. */
function faultsOfTest(cell: string): readonly string[] {
  const [, path = '', title = ''] = /^`([^`]+)` “([^”]+)”$/.exec(cell) ?? [];
  if (title === '') return [`no test in ${cell}`];
  if (!path.endsWith('.test.ts') || !existsSync(join(root, path))) return [`no test file ${path}`];
  const pattern = new RegExp(`\\b(?:test|it)\\(\\s*(['"\`])${escaped(title)}\\1`);
  return pattern.test(readFileSync(join(root, path), 'utf8')) ? [] : [`${path} has no “${title}”`];
}

function faultsOf({ sop, screen, code, test }: Line): readonly string[] {
  const [, path = ''] = /^`([^`]+)`$/.exec(code) ?? [];
  return [
    ...(screen === '' ? ['no screen or part'] : faultsOfLinks(screen)),
    ...(path !== '' && existsSync(join(root, path)) ? [] : [`no code ${code}`]),
    ...faultsOfTest(test),
  ].map((fault) => `${sop}: ${fault}`);
}

describe('docs/sop.md', () => {
  const text = readFileSync(join(root, page), 'utf8');
  const lines = linesOf(text);

  test('has every step, figure and table of the SOP once, in its order', () => {
    assert.deepEqual(
      lines.map(({ sop }) => sop),
      expected,
    );
  });

  test('every page, picture, file and test that it names is there', () => {
    assert.deepEqual(lines.flatMap(faultsOf), []);
    assert.deepEqual(faultsOfLinks(text), []);
  });

  test('tells what is done otherwise of lines that there are, each once, with a reason', () => {
    const [, otherwise = ''] = text.split('\n## Otherwise\n');
    const rows = rowsOf(otherwise, 3);
    const keys = rows.map(([sop = '']) => sop);
    assert.ok(keys.length > 0);
    assert.deepEqual(
      keys,
      expected.filter((sop) => keys.includes(sop)),
    );
    assert.deepEqual(
      rows.filter((cells) => cells.includes('')),
      [],
    );
  });

  test('a line with anything wrong in it is told', () => {
    const [good] = lines;
    assert.ok(good !== undefined);
    const wrong: readonly (readonly [Partial<Line>, RegExp])[] = [
      [{ screen: '' }, /no screen or part/],
      [{ screen: '[`/no-page`](guide/work.png)' }, /no page \/no-page/],
      [{ screen: '[`/pdl`](guide/start.png)' }, /not the picture of \/pdl$/],
      [{ screen: '[sample](samples/none.pdf)' }, /no file docs\/samples\/none\.pdf/],
      [{ code: '`apps/server/src/none.ts`' }, /no code/],
      [{ code: '' }, /no code/],
      [{ test: '' }, /no test in/],
      [{ test: '`apps/none.test.ts` “a title”' }, /no test file/],
      [{ test: '`apps/web/src/app/routes.ts` “a title”' }, /no test file/],
      [{ test: good.test.replace('”', ' or so”') }, /has no “/],
      [{ test: good.test.replace(/“../, '“') }, /has no “/],
    ];
    assert.deepEqual(faultsOf(good), []);
    for (const [change, fault] of wrong) {
      const told = faultsOf({ ...good, ...change });
      assert.equal(told.filter((one) => fault.test(one)).length, 1, JSON.stringify(change));
    }
  });
});
