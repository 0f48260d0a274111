import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import { judge, latestReport, monthsOf } from '../../profile/index.ts';
import { recordOf, type TestCard } from '../../test-support/card-at-counter.ts';
import {
  type CardField,
  createCardField,
  forged,
  liveBits,
  stripped,
} from './test-support/field.ts';

const none = [0, 0, 0, 0, 0];

describe('a report that comes in is judged', () => {
  let field: CardField;
  let n = -1;
  let meterNo: string;
  let signing: { version: number };
  let card: TestCard;
  before(async () => {
    field = await createCardField(14);
  });
  after(() => field?.close());
  beforeEach(() => {
    field.cardKeys = [{ version: 1, state: 'current' }];
    meterNo = field.meter(++n);
    signing = { version: 1 };
    card = field.card(meterNo, signing);
  });

  const last = async () => (await field.reports(meterNo)).at(-1);
  const standings = async () =>
    (await field.reports(meterNo)).map(
      ({ verification, reason, counted }) => `${verification} ${reason ?? '-'} ${counted}`,
    );
  const stands = async () =>
    (await monthsOf(field.database, meterNo, 12)).map(
      ({ month, standKwh, verification }) => `${month} ${standKwh} ${verification}`,
    );

  test('signed by this meter for this card: verified, with an inquiry and with a purchase', async () => {
    await field.give(meterNo);
    await card.report(none, [recordOf('202610', 1200)]);
    await field.inquire(meterNo, await card.visit());
    await card.report(none, [recordOf('202611', 1300), recordOf('202610', 1200)]);
    await field.buy(meterNo, await card.visit());
    assert.deepEqual(await standings(), ['verified - true', 'verified - true']);
    assert.deepEqual(await stands(), ['202611 1300 verified', '202610 1200 verified']);
    assert.deepEqual(
      (await monthsOf(field.database, meterNo, 2)).map(({ source, cardUid }) => [source, cardUid]),
      [
        ['purchase', card.card.uid],
        ['inquiry', card.card.uid],
      ],
    );
  });

  test('of a meter without a share: unverified, and good for everything as ever', async () => {
    signing.version = 0;
    await card.report(none);
    await field.buy(meterNo, await card.visit());
    assert.deepEqual(await standings(), ['unverified no-key true']);
    assert.equal((await latestReport(field.database, meterNo))?.verification, 'unverified');
  });

  test('altered in any bit: never verified, whatever the forger puts right', async () => {
    await card.report(none, [recordOf('202611', 1300), recordOf('202610', 1200)]);
    const visit = await card.visit();
    const { cards } = field.securityModule;
    assert.equal(judge(visit, cards)?.proof, 'verified');
    const bits = fc.integer({ min: 0, max: liveBits(2) - 1 });
    const seen = new Set<string | undefined>();
    fc.assert(
      fc.property(bits, (bit) => {
        const proof = judge(forged(visit, bit), cards)?.proof;
        seen.add(proof);
        return proof !== 'verified';
      }),
      { seed: 6, numRuns: 1_500 },
    );
    assert.ok(seen.has('forged'));
    for (let bit = 0; bit < liveBits(2); bit += 7)
      assert.notEqual(judge(forged(visit, bit), cards)?.proof, 'verified', `bit ${bit}`);
  });

  test('forged: kept as such, and changes neither readings, nor the present state', async () => {
    await field.give(meterNo);
    await card.report(none, [recordOf('202610', 1200)]);
    await field.inquire(meterNo, await card.visit());
    const before = await latestReport(field.database, meterNo);
    await card.report(none, [recordOf('202611', 1), recordOf('202610', 2)]);
    const visit = await card.visit();
    // One bit of the stand; the signature taken off; a version that there is none of.
    for (const bad of [forged(visit, 12 * 8 + 20 * 8), stripped(visit), stripped(visit, 77)])
      await field.inquire(meterNo, bad);
    assert.deepEqual(await standings(), [
      'verified - true',
      'forged bad-mac false',
      'forged signature-missing false',
      'unverified unknown-key false',
    ]);
    assert.deepEqual(await latestReport(field.database, meterNo), before);
    // What nobody has told is kept with what it is worth, until somebody of a better standing tells it.
    assert.deepEqual(await stands(), ['202611 1 unverified', '202610 1200 verified']);
    await field.inquire(meterNo, visit);
    assert.deepEqual(await stands(), ['202611 1 verified', '202610 2 verified']);
  });

  test('unsigned, made before the meter had its share: unverified, and without effect from then on', async () => {
    signing.version = 0;
    await card.report(none, [recordOf('202610', 1200)]);
    const early = await card.visit();
    await field.give(meterNo, field.now);
    await field.inquire(meterNo, early);
    assert.deepEqual(await standings(), ['unverified unsigned false']);
    assert.equal(await latestReport(field.database, meterNo), null);
    assert.deepEqual(await stands(), ['202610 1200 unverified']);
  });

  test('a reading of a better standing is never lost, in whatever order they come', async () => {
    await field.give(meterNo);
    await card.report(none, [recordOf('202610', 1200)]);
    const signed = await card.visit();
    const unsigned = stripped(signed, 77);
    const wrong = forged(signed, (12 + 20) * 8);
    const visits = [wrong, unsigned, signed];
    const rank = new Map([
      [wrong, 'forged'],
      [unsigned, 'unverified'],
      [signed, 'verified'],
    ]);
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2],
      [0, 2, 1],
    ]) {
      await field.database.pool.query('delete from profile.reading where meter_no = $1', [meterNo]);
      await field.database.pool.query('delete from profile.report where meter_no = $1', [meterNo]);
      let best = -1;
      for (const at of order) {
        const visit = visits[at];
        assert.ok(visit !== undefined);
        await field.inquire(meterNo, visit);
        best = Math.max(best, at);
        assert.deepEqual(await stands(), [`202610 1200 ${rank.get(visits[best] ?? wrong)}`]);
      }
    }
  });

  test('a replay is known by its sequence, kept, and has no effect', async () => {
    await field.give(meterNo);
    await card.report(none, [recordOf('202610', 1200)]);
    const old = await card.visit();
    await field.inquire(meterNo, old);
    await card.report(none, [recordOf('202610', 1250)]);
    const never = await card.visit();
    await card.report(none, [recordOf('202610', 1300)]);
    await field.inquire(meterNo, await card.visit());
    const present = await latestReport(field.database, meterNo);
    // Once more, and one that was held back: the card has brought a later one.
    await field.inquire(meterNo, old);
    await field.buy(meterNo, never);
    const kept = await field.reports(meterNo);
    assert.deepEqual(
      kept.map(({ sequence, counted, replayed }) => `${sequence} ${counted} ${replayed}`).sort(),
      ['1 true true', '2 false true', '3 true false'],
    );
    assert.ok(kept.every(({ verification }) => verification === 'verified'));
    assert.deepEqual(await latestReport(field.database, meterNo), present);
    assert.deepEqual(await stands(), ['202610 1300 verified']);
    // The same visit twice - an inquiry, then a sale - is no replay.
    await field.buy(meterNo, await card.visit());
    const again = (await field.reports(meterNo)).find(({ sequence }) => sequence === 3);
    assert.equal(again?.replayed, false);
  });

  test('a forged sequence does not make the meter’s own reports late, nor does a card that was made blank', async () => {
    await field.give(meterNo);
    await card.report(none);
    const visit = await card.visit();
    // Bit 0 of the highest byte of the sequence.
    await field.inquire(meterNo, forged(visit, 8 * 8));
    await field.inquire(meterNo, visit);
    assert.deepEqual(await standings(), ['forged bad-mac false', 'verified - true']);
    for (let more = 0; more < 3; more++) await card.report(none);
    await field.inquire(meterNo, await card.visit());
    // Its sequences begin at 1 again, the meter's clock goes on.
    const { uid } = card.card;
    const blank = field.card(meterNo, signing, { uid, startSeconds: 1_795_000_000 });
    await blank.report([1, 0, 0, 0, 0], [recordOf('202610', 1500)]);
    await field.inquire(meterNo, await blank.visit());
    const { sequence, counted } = (await last()) ?? {};
    assert.deepEqual([sequence, counted], [1, true]);
    assert.deepEqual(await stands(), ['202610 1500 verified']);
  });

  test('of the current and the next key: verified; of a retired one: unverified', async () => {
    await field.give(meterNo);
    const at = async (version: number): Promise<string | undefined> => {
      signing.version = version;
      await card.report(none);
      await field.inquire(meterNo, await card.visit());
      const kept = await last();
      return `${kept?.verification} ${kept?.reason ?? '-'} ${kept?.key_version} ${kept?.counted}`;
    };
    assert.equal(await at(1), 'verified - 1 true');
    assert.equal(await at(2), 'unverified unknown-key 2 false');
    field.cardKeys = [
      { version: 1, state: 'current' },
      { version: 2, state: 'next' },
    ];
    assert.equal(await at(2), 'verified - 2 true');
    assert.equal(await at(1), 'verified - 1 true');
    field.cardKeys = [
      { version: 1, state: 'retired' },
      { version: 2, state: 'current' },
    ];
    assert.equal(await at(1), 'unverified retired-key 1 false');
    assert.equal(await at(2), 'verified - 2 true');
    field.cardKeys = [{ version: 2, state: 'current' }];
    assert.equal(await at(1), 'unverified unknown-key 1 false');
  });

  test('a report that was not understood is, once its key is there', async () => {
    await field.give(meterNo);
    signing.version = 2;
    await card.report(none, [recordOf('202610', 1200)]);
    const visit = await card.visit();
    await field.inquire(meterNo, visit);
    assert.deepEqual(await standings(), ['unverified unknown-key false']);
    field.cardKeys = [...field.cardKeys, { version: 2, state: 'next' }];
    await field.inquire(meterNo, visit);
    assert.deepEqual(await standings(), ['verified - true']);
    assert.deepEqual(await stands(), ['202610 1200 verified']);
  });
});
