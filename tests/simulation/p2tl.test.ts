import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const bench = fileURLToPath(new URL('../../bench/p2tl.ts', import.meta.url));

test('the P2TL list of a small field names thieves and hardly anybody else', async () => {
  const options = ['--json', '--seed', '3', '--meters', '1600'];
  const { stdout } = await promisify(execFile)(process.execPath, [bench, ...options]);
  const { bench: name, figures } = JSON.parse(stdout);
  assert.equal(name, 'p2tl');
  // Some fifty thieves: one more or less is two percent.
  assert.ok(figures.thieves > 30, `${figures.thieves} thieves`);
  assert.ok(figures.precision >= 0.88, `precision ${figures.precision}`);
  assert.ok(figures.recall >= 0.72, `recall ${figures.recall}`);
  assert.ok(figures['listedShare honest'] < 0.01);
});
