import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { loadReaderDriver } from './load.ts';

const options = { timeoutMs: 3000, settings: { folder: '/nowhere' } };
const parts = `list: async () => ['ACME 1'], watch: () => ({ close: async () => {} }),
  open: async () => { throw new Error() }, close: async () => {}`;

describe('the loader of drivers', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'setrum-driver-'));
  });
  after(() => rm(folder, { recursive: true }));

  const load = async (name: string, text: string) => {
    const path = join(folder, name);
    await writeFile(path, text);
    return await loadReaderDriver(path, options);
  };
  const unusable = (detail: RegExp) => (error: Error & { code?: string; params?: object }) => {
    assert.equal(error.code, 'SETRUM_DRIVER_UNUSABLE');
    assert.match(String((error.params as { detail?: string }).detail), detail);
    return true;
  };

  test('makes the drivers that we ship by name', async () => {
    const emulated = await loadReaderDriver('emulated', { timeoutMs: 1, settings: {} });
    assert.equal(emulated.name, 'emulated');
    assert.deepEqual(await emulated.list(), ['Setrum emulated 00 00']);
  });

  test('hands the settings to a plug-in and takes what it makes', async () => {
    const driver = await load(
      'good.mjs',
      `export const readerPort = 1;
       export const createReaderDriver = async ({ timeoutMs, settings }) =>
         ({ name: 'acme', version: timeoutMs + settings.folder, ${parts} });`,
    );
    assert.equal(driver.version, '3000/nowhere');
    assert.deepEqual(await driver.list(), ['ACME 1']);
  });

  test('says what is wrong with a bad one', async () => {
    const made = `({ name: 'acme', version: '1', ${parts} })`;
    const cases: readonly (readonly [string, string, RegExp])[] = [
      ['syntax.mjs', 'export const = 1;', /Unexpected token|Missing initializer/],
      [
        'throws.mjs',
        `throw new Error('libacme.so: cannot open\\nstack');`,
        /^libacme\.so: cannot open$/,
      ],
      ['none.mjs', 'export default 1;', /^it exports no readerPort$/],
      ['newer.mjs', 'export const readerPort = 2;', /^it is for port 2, this counter has 1$/],
      ['maker.mjs', 'export const readerPort = 1;', /^it exports no createReaderDriver$/],
      [
        'broken.mjs',
        `export const readerPort = 1; export const createReaderDriver = () => { throw new Error('no licence') };`,
        /^no licence$/,
      ],
      [
        'nothing.mjs',
        'export const readerPort = 1; export const createReaderDriver = () => null;',
        /lacks name/,
      ],
      [
        'partly.mjs',
        `export const readerPort = 1; export const createReaderDriver = () => ({ ...${made}, watch: 1 });`,
        /lacks name, version/,
      ],
    ];
    for (const [name, text, detail] of cases) {
      await assert.rejects(load(name, text), unusable(detail), name);
    }
    await assert.rejects(
      loadReaderDriver('./no-such-driver.mjs', options),
      unusable(/Cannot find module/),
    );
    await assert.rejects(
      loadReaderDriver('no-such-package', options),
      unusable(/Cannot find package/),
    );
    // No name of Object's own leads anywhere.
    await assert.rejects(loadReaderDriver('constructor', options), unusable(/Cannot find package/));
  });
});
