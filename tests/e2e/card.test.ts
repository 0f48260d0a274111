import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createVirtualNtag216, openCard, readCard } from '@setrum/card';
import { requirements } from '../pcsc/requirements.ts';
import { startPcscRig } from '../pcsc/rig.ts';
import { setrum, temporaryFolder } from './setrum.ts';

const missing = await requirements();
const share = '00112233445566778899AABBCCDDEEFF';

describe('setrum card', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let card: string;
  let shares: string;
  before(async () => {
    folder = await temporaryFolder();
    card = join(folder.path, 'card.json');
    shares = join(folder.path, 'share.json');
    const text = { meterNo: '32031017679', shares: [{ version: 1, share }] };
    await writeFile(shares, JSON.stringify(text));
  });
  after(() => folder.remove());

  const done = async (...args: string[]) => {
    const { exitCode, stdout, stderr } = await setrum(['card', ...args]);
    assert.deepEqual([exitCode, stderr], [0, ''], stdout);
    return stdout;
  };
  const fails = async (exitCode: number, pattern: RegExp, ...args: string[]) => {
    const ended = await setrum(['card', ...args]);
    assert.equal(ended.exitCode, exitCode, ended.stderr);
    assert.match(ended.stderr, pattern);
    assert.equal(ended.stdout, '');
  };

  test('make writes an image, show reads it: in words, and as one object', async () => {
    const uid = '04a1b2c3d4e5f6';
    const make = ['make', card, '--chip', 'NTAG216', '--uid', uid, '--sample', '--share', shares];
    const made = JSON.parse(await done(...make, '--json'));
    assert.deepEqual(made.card, { uid: '04A1B2C3D4E5F6', chip: 'NTAG216', where: card });
    assert.deepEqual([made.keyVersion, made.mailboxSequence, made.reportSequence], [1, 1, 1]);
    assert.equal(JSON.parse(await readFile(card, 'utf8')).format, 'setrum-card-1');

    const shown = JSON.parse(await done('show', card, '--share', shares, '--json'));
    const { identity, mailbox, report } = shown;
    assert.equal(shown.condition, 'ours');
    assert.deepEqual(identity.says, {
      meterNo: '32031017679',
      state: 'active',
      cardNo: 1,
      sequence: 1,
    });
    for (const { proof } of [identity, mailbox, report]) assert.equal(proof, 'verified');
    assert.deepEqual([mailbox.says.entries[0].result, mailbox.says.entries[0].settled], [1, true]);
    assert.equal(report.says.records.length, 12);
    assert.equal(report.says.records[0].usageKwh, 490);

    const words = await done('show', card, '--zone', 'WIT');
    assert.match(words, /KARTU · CARD 04A1B2C3D4E5F6, NTAG216, kartu kita · ours/);
    assert.match(words, /2013-01-01 02:00:00 WIT/);
    assert.match(words, /MAC tidak diperiksa · not checked \(--share\)/);
  });

  test('tear leaves the file as it is, and says what the card holds', async () => {
    const image = await readFile(card, 'utf8');
    const tear = ['tear', card, '--share', shares];
    const torn = JSON.parse(await done(...tear, '--at', '3', '--mode', 'half', '--json'));
    assert.deepEqual([torn.atWrite, torn.held, torn.usable], [3, 'old', true]);
    assert.equal(torn.mailbox.proof, 'verified');
    const last = ['--at', String(torn.writes), '--mode', 'unanswered'];
    assert.match(await done(...tear, ...last), /keadaan BARU, utuh · the NEW state, whole/);
    const matrix = JSON.parse(await done(...tear, '--all', '--action', 'identity', '--json'));
    assert.equal(matrix.passed, true);
    assert.equal(matrix.rows.length, 1);
    assert.ok(matrix.control.lost > 0);
    assert.equal(await readFile(card, 'utf8'), image);
    await fails(2, /--at is 1 to/, ...tear, '--at', '99');
  });

  test('what cannot be done ends with a code, and nothing is printed as data', async () => {
    const make = ['make', card, '--chip', 'NTAG216'];
    await fails(1, /SETRUM_CARD_OTHER_METER/, ...make, '--meter', '14012345678');
    await fails(2, /holds the NTAG216/, ...make, '--sample', '--uid', '04000000000000');
    await fails(1, /SETRUM_CARD_IMAGE_UNREADABLE/, 'show', join(folder.path, 'none.json'));
    await fails(2, /name an image file, or --reader/, 'show');
    await fails(2, /14012345678|11 digits/, ...make, '--meter', '1401234567');
    await fails(2, /--meter is missing/, ...make);
  });

  test('a card in a PC/SC reader is made and shown there', { skip: missing ?? false }, async () => {
    const rig = await startPcscRig();
    try {
      const virtual = createVirtualNtag216();
      await rig.insert(virtual.transmit, virtual.atr);
      const on = ['--reader', rig.readerName, '--wait', '10'];
      const made = await done('make', ...on, '--chip', 'NTAG216', '--sample');
      assert.match(made, new RegExp(virtual.uid));
      const { report } = await readCard(await openCard(virtual.transmit));
      assert.equal(report?.records.length, 12);
      const shown = JSON.parse(await done('show', ...on, '--json', '--area', 'identity'));
      assert.deepEqual(shown.card, { uid: virtual.uid, chip: 'NTAG216', where: rig.readerName });
      assert.equal(shown.identity.says.meterNo, '32031017679');
    } finally {
      await rig.stop();
    }
  });
});
