import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { auditEntries } from '../../identity/index.ts';
import type { CardVisit } from '../../profile/index.ts';
import { recordOf, type TestCard } from '../../test-support/card-at-counter.ts';
import { coded } from '../purchase/test-support/checks.ts';
import { bindCard } from './test-support/bind.ts';
import { type CardField, createCardField, stripped } from './test-support/field.ts';

const none = [0, 0, 0, 0, 0];

describe('a copied card', () => {
  let field: CardField;
  let n = -1;
  let meterNo: string;
  let original: TestCard;
  let copies = 0;
  const signing = { version: 1 };
  before(async () => {
    field = await createCardField(8);
  });
  after(() => field?.close());
  beforeEach(async () => {
    meterNo = field.meter(++n);
    signing.version = 1;
    original = field.card(meterNo, signing);
    await original.report(none);
  });

  /** All that lies on the card, on a chip of another UID. */
  const copyOf = (visit: CardVisit): CardVisit => ({
    ...visit,
    uid: `04C0B1E5${(++copies).toString(16).toUpperCase().padStart(6, '0')}`,
  });
  const refused = coded('SETRUM_CARD_COPIED');
  const bind = (cardUid: string) => bindCard(field, n, cardUid);
  const events = async (cardUid: string) => {
    const { rows } = await field.database.pool.query<{ action: string; other_uid: string | null }>(
      'select action, other_uid from ap2t.card_event where card_uid = $1 order by version',
      [cardUid],
    );
    return rows.map(({ action, other_uid }) => `${action} ${other_uid ?? '-'}`);
  };
  const noted = async () =>
    (await auditEntries(field.database, 0, 1_000)).filter(({ act }) => act === 'card.copy-seen');

  test('of a card that AP2T knows is refused at its first tap, by its signature; the original works on', async () => {
    await field.give(meterNo);
    await bind(original.card.uid);
    // The centre has never seen a report of the original.
    const copy = copyOf(await original.visit());
    await assert.rejects(field.inquire(meterNo, copy), refused);
    await assert.rejects(field.buy(meterNo, copy), refused);
    await assert.rejects(field.buy(meterNo, copy), refused);
    const sold = await field.buy(meterNo, await original.visit());
    assert.ok(sold.mailbox !== null);
    await field.inquire(meterNo, await original.visit());
    assert.deepEqual(await events(original.card.uid), ['issue -', `copy-seen ${copy.uid}`]);
    const [entry, ...more] = await noted();
    assert.equal(more.length, 0, 'once for each pair of cards');
    assert.match(
      JSON.stringify(entry?.detail),
      new RegExp(copy.uid.match(/../g)?.join(':') ?? '-'),
    );
  });

  test('of a card that has been seen is refused, though no register knows it', async () => {
    await field.give(meterNo);
    await field.inquire(meterNo, await original.visit());
    await original.report(none, [recordOf('202611', 1300), recordOf('202610', 1200)]);
    const copy = copyOf(await original.visit());
    await assert.rejects(field.buy(meterNo, copy), refused);
    await assert.rejects(field.inquire(meterNo, copy), refused);
    await field.buy(meterNo, await original.visit());
    const kept = await field.reports(meterNo);
    assert.deepEqual(
      kept.filter(({ card_uid }) => card_uid === copy.uid).map(({ reason }) => reason),
      ['copied'],
    );
  });

  test('without a signature is known by what it says: no meter writes one report twice', async () => {
    signing.version = 0;
    await original.report(none);
    const visit = await original.visit();
    await field.inquire(meterNo, visit);
    const copy = copyOf(visit);
    await assert.rejects(field.inquire(meterNo, copy), refused);
    await assert.rejects(field.buy(meterNo, copy), refused);
    // Bytes that no live header names do not make it another one.
    const dressed = { ...copy, reportImage: Buffer.from(copy.reportImage) };
    dressed.reportImage[200] = 0x5a;
    await assert.rejects(field.buy(meterNo, dressed), refused);
    await field.buy(meterNo, visit);
    await original.report(none);
    await field.buy(meterNo, await original.visit());
  });

  test('that came first does not shut the original out, if the original is bound to the meter', async () => {
    signing.version = 0;
    await original.report(none);
    const visit = await original.visit();
    const copy = copyOf(visit);
    await field.inquire(meterNo, copy);
    await assert.rejects(
      field.inquire(meterNo, visit),
      refused,
      'nobody knows either: the first stands',
    );
    await bind(original.card.uid);
    await field.inquire(meterNo, visit);
    await assert.rejects(field.buy(meterNo, copy), refused);
  });

  test('whose signature was taken off is known by the report that lay on the original', async () => {
    await field.give(meterNo);
    const visit = await original.visit();
    const bare = stripped(visit);
    await field.inquire(meterNo, bare);
    await assert.rejects(field.buy(meterNo, copyOf(bare)), refused);
    // The original comes with its signature, whatever came before it.
    await field.buy(meterNo, visit);
  });

  test('two cards of one meter are no copies of each other', async () => {
    await field.give(meterNo);
    const second = field.card(meterNo, signing);
    await second.report(none);
    for (const card of [original, second, original]) await field.buy(meterNo, await card.visit());
    assert.ok(
      (await field.reports(meterNo)).every(({ verification }) => verification === 'verified'),
    );
  });
});
