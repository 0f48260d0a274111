import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { encodeMailbox } from '@setrum/card';
import { viewCard } from './card-view.ts';
import { monthViews } from './months.ts';
import { cardJson } from './show-json.ts';
import { cardText, type ShowOptions } from './show-text.ts';
import { sample } from './trial.ts';
import { changed, sampleMap } from './trial-cards.fixture.ts';

const { card, shares, map } = await sampleMap();
const usual: ShowOptions = { area: null, zone: 'WIB', showTokens: false };
const token = sample.entries[0]?.token ?? assert.fail('no token');
const view = (bytes = map) => viewCard(card, bytes, shares);
const text = (bytes = map, options: Partial<ShowOptions> = {}) =>
  cardText(view(bytes), 'here', { ...usual, ...options });
const lineWith = (part: string, bytes = map, options: Partial<ShowOptions> = {}) =>
  text(bytes, options)
    .split('\n')
    .find((line) => line.includes(part)) ?? assert.fail(`no line with ${part}`);

describe('setrum card show', () => {
  test('shows each row of 16 bytes with its offset and page, and what begins in it', () => {
    assert.equal(
      lineWith('nomor meter'),
      '   40       14  33 32 30 33 31 30 31 37 36 37 39 01 00 00 00 01   nomor meter · meter number: "32031017679"',
    );
    const lines = text().split('\n');
    const after = lines.indexOf(lineWith('nomor meter')) + 1;
    assert.match(lines[after] ?? '', /^ {66}keadaan kartu · state of the card: 1 aktif · active$/);
    const identity = lineWith('slot 0');
    assert.match(identity, /halaman · page 10–19: HIDUP · LIVE, urutan · sequence 1, CRC benar/);
    assert.match(identity, /MAC sah · verified, kunci · key v1$/);
    assert.match(text(), /Indonesia|KARTU · CARD 04.{12}, NTAG216, kartu kita · ours\n {2}here\n/);
  });

  test('every byte of the map is shown once, and as it is', () => {
    const full = text(changed(map, 0, 3, 0, 0xfe), { showTokens: true });
    const shown = new Map<number, string>();
    for (const line of full.split('\n')) {
      const [, offset, hex] = /^ {2,4}(\d+) +\d+ {2}((?:[0-9A-F]{2} ?)+)/.exec(line) ?? [];
      if (offset === undefined || hex === undefined) continue;
      assert.ok(!shown.has(Number(offset)), `offset ${offset} twice`);
      shown.set(Number(offset), hex.replaceAll(' ', ''));
    }
    for (const [offset, hex] of shown) {
      const there = Buffer.from(changed(map, 0, 3, 0, 0xfe))
        .toString('hex')
        .toUpperCase();
      assert.equal(hex, there.substr(offset * 2, hex.length));
    }
    // Blank slots and records that nobody names are not.
    const bytes = [...shown.values()].reduce((sum, hex) => sum + hex.length / 2, 0);
    assert.equal(bytes, 24 + 40 + 96 + 72 + 12 * 32);
  });

  test('hides the digits of tokens unless they are asked for, in hex too', () => {
    const hidden = [text(), JSON.stringify(cardJson(view(), 'here', usual))];
    const bytes = BigInt(token).toString(16).toUpperCase().padStart(18, '0');
    const spaced = bytes.match(/../g)?.slice(0, 7).join(' ') ?? '';
    for (const shown of hidden) {
      for (const secret of [token, token.slice(0, 12), bytes, spaced]) {
        assert.ok(!shown.includes(secret), secret);
      }
      assert.ok(shown.includes('****-****-****-****-0001'));
    }
    const asked = { ...usual, showTokens: true };
    assert.match(text(map, asked), new RegExp(token.match(/.{4}/g)?.join('-') ?? ''));
    assert.ok(text(map, asked).includes(spaced));
    assert.ok(JSON.stringify(cardJson(view(), 'here', asked)).includes(token));
  });

  test('puts the result of the acknowledgement beside its entry, and of no other mailbox', () => {
    assert.match(lineWith('entri 1 ·'), /ref 5e720001 → 1 diterima · accepted$/);
    const next = changed(map, 200, ...encodeMailbox({ sequence: 2, entries: sample.entries }));
    const entries = text(next)
      .split('\n')
      .filter((line) => line.includes('entri 1 · entry 1:'));
    assert.match(entries[0] ?? '', /1 diterima/);
    assert.match(entries[1] ?? '', /belum dibalas · not acknowledged yet$/);
  });

  test("shows the meter's clock in UTC and in the zone that is asked for", () => {
    const clock = (zone: 'WIB' | 'WITA' | 'WIT') => lineWith('jam meter', map, { zone });
    assert.match(clock('WIB'), /2012-12-31 17:00:00 UTC · 2013-01-01 00:00:00 WIB$/);
    assert.match(clock('WITA'), /2013-01-01 01:00:00 WITA$/);
    assert.match(clock('WIT'), /2013-01-01 02:00:00 WIT$/);
  });

  test('shows one area alone', () => {
    const mailbox = text(map, { area: 'mailbox' });
    assert.match(mailbox, /KOTAK SURAT/);
    assert.doesNotMatch(mailbox, /IDENTITAS|LAPORAN|DIREKTORI|Blth/);
    const json = cardJson(view(), 'here', { ...usual, area: 'report' });
    assert.deepEqual(Object.keys(json).slice(-1), ['report']);
    assert.ok(!('identity' in json) && !('mailbox' in json));
  });

  test('says what is wrong with a blank, a foreign and a damaged card', () => {
    const blank = text(new Uint8Array(888));
    assert.match(blank, /KOSONG · BLANK/);
    assert.match(blank, /Belum ada laporan/);
    const foreign = changed(changed(new Uint8Array(888), 24, 1), 104, 2);
    assert.match(text(foreign), /ASING: ada data penerbit lain · FOREIGN/);
    assert.match(lineWith('slot 0', changed(map, 50, 0x3a)), /TERPUTUS · TORN.*CRC SALAH · WRONG$/);
  });
});

describe('the months', () => {
  const usage = (stands: readonly (readonly [string, number])[]) =>
    monthViews(
      stands.map(([month, standKwh]) => ({
        ...(sample.records[0] ?? assert.fail()),
        month,
        standKwh,
      })),
    ).map(({ usageKwh }) => usageKwh);

  test('of table 3-2 have the usage of the SOP', () => {
    assert.deepEqual(
      monthViews(sample.records).map(({ usageKwh }) => usageKwh),
      [490, 321, 124, 443, 311, 246, 356, 411, 445, 541, 358, null],
    );
    assert.match(text(), /\n {2}201212 +5700 +490 +6 +220 +- .*8 tamper, tidak diketahui/);
  });

  test('turn over after 999999, and have no usage over a gap or with another meter', () => {
    assert.deepEqual(
      usage([
        ['201501', 40],
        ['201412', 999_990],
      ]),
      [50, null],
    );
    assert.deepEqual(
      usage([
        ['201502', 40],
        ['201412', 10],
      ]),
      [null, null],
    );
    assert.deepEqual(
      usage([
        ['201501', 40],
        ['201412', 5700],
      ]),
      [null, null],
    );
    assert.deepEqual(
      usage([
        ['201501', 40],
        ['201412', 40],
      ]),
      [0, null],
    );
  });
});
