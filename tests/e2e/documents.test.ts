import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setrum, temporaryFolder } from './setrum.ts';

describe('setrum documents', () => {
  let home: Awaited<ReturnType<typeof temporaryFolder>>;
  before(async () => {
    home = await temporaryFolder();
  });
  after(() => home?.remove());

  test('an operator copies the templates, edits one, is told what is wrong, mends it, and sees it on paper', async () => {
    const folder = home.path;
    const templates = join(folder, 'templates');
    const copied = await setrum(['documents', 'templates', '--out', templates, '--json']);
    assert.equal(copied.exitCode, 0, copied.stderr);
    const { files } = JSON.parse(copied.stdout) as { files: string[] };
    assert.deepEqual((await readdir(templates)).length, files.length);

    const path = join(templates, 'sip.json');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('{applicant.name}', '{applicant.nama}'));
    const wrong = await setrum(['documents', 'check', '--templates', templates, '--json']);
    assert.equal(wrong.exitCode, 1);
    const [problem, ...others] = JSON.parse(wrong.stdout).problems;
    assert.deepEqual(others, []);
    assert.equal(problem.code, 'SETRUM_TEMPLATE_PLACE_UNKNOWN');
    assert.equal(problem.params.placeholder, 'applicant.nama');
    assert.equal(problem.params.template, path);

    const refused = await setrum([
      ...['documents', 'sample', '--templates', templates],
      ...['--out', join(folder, 'none')],
    ]);
    assert.equal(refused.exitCode, 1);
    assert.match(refused.stderr, /SETRUM_TEMPLATE_PLACE_UNKNOWN[\s\S]*applicant\.nama/);

    await writeFile(path, text.replace('Cara membayar', 'Cara bayar'));
    const out = join(folder, 'papers');
    const made = await setrum(['documents', 'sample', '--templates', templates, '--out', out]);
    assert.equal(made.exitCode, 0, made.stderr);
    const kept = new URL('../../docs/samples/', import.meta.url);
    const changed: string[] = [];
    for (const name of await readdir(out)) {
      const [ours, theirs] = [await readFile(new URL(name, kept)), await readFile(join(out, name))];
      if (!ours.equals(theirs)) changed.push(name);
    }
    assert.deepEqual(changed.sort(), [
      'sip-migrasi.pdf',
      'sip-pasang-baru.pdf',
      'sip-perubahan-daya.pdf',
      'sip-sambung-kembali.pdf',
    ]);
  });
});
