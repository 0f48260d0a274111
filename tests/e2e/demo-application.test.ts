import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setrum, temporaryFolder } from './setrum.ts';

describe('setrum demo application', () => {
  let home: Awaited<ReturnType<typeof temporaryFolder>>;
  before(async () => {
    home = await temporaryFolder();
  });
  after(() => home?.remove());

  test('a new connection to its posted PDL: the meter takes every token, the papers are kept', async () => {
    const papers = join(home.path, 'papers');
    const ended = await setrum(['demo', 'application', '--json', '--papers', papers]);
    assert.equal(ended.exitCode, 0, ended.stderr);
    const result = JSON.parse(ended.stdout);
    assert.equal(result.state, 'posted');
    assert.deepEqual(
      result.tokens.map(({ kind, taken }: { kind: string; taken: boolean }) => [kind, taken]),
      [
        ...Array.from({ length: 4 }, () => ['key-change', true]),
        ...[
          ['max-power', true],
          ['clear-tamper', true],
          ['first-stroom', true],
        ],
      ],
    );
    // Rp 50,000 with 3 % local tax inside, at Rp 1,444.70 a kWh, rounded for the customer.
    assert.equal(result.creditKwh, 33.7);
    assert.deepEqual(await readdir(papers), ['ba-pasang.pdf', 'pk.pdf', 'sip.pdf', 'spjbtl.pdf']);
    const pdf = await readFile(join(papers, 'pk.pdf'));
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  });

  test('the story of it in both languages', async () => {
    const ended = await setrum(['demo', 'application']);
    assert.equal(ended.exitCode, 0, ended.stderr);
    assert.match(
      ended.stdout,
      /Sari mencatat permohonan[\s\S]*Sari enters[\s\S]*BENAR[\s\S]*posted/,
    );
    assert.doesNotMatch(ended.stdout, /\d{20}/);
  });
});
