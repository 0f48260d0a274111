import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ErrorCode, SetrumError } from '@setrum/errors';
import { createTestCard } from '../../test-support/card-at-counter.ts';
import { planKeyChange } from '../meter-key/plan-change.ts';
import {
  approveCampaign,
  campaignProgress,
  findCampaign,
  rejectCampaign,
  selectMeters,
  totalOf,
} from './index.ts';
import {
  ani,
  budi,
  type CampaignWorld,
  createCampaignWorld,
} from './test-support/campaign-world.ts';

const coded = (code: ErrorCode) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;

describe('a key-change campaign', () => {
  let world: CampaignWorld;
  before(async () => {
    world = await createCampaignWorld(14);
  });
  after(() => world?.close());

  const totals = async (campaignId: string) => {
    const campaign = await findCampaign(world.database, campaignId);
    return totalOf(await campaignProgress(world.database, campaign, 'all', world.now));
  };
  const sections = async (meterNo: string): Promise<number> => {
    const { rows } = await world.database.pool.query(
      'select count(*)::int as n from vending.token where meter_no = $1 and class = 2 and tid is null',
      [meterNo],
    );
    return rows[0].n;
  };

  test('is asked for by one, its list is whole, and another approves', async () => {
    const asked = await world.ask({ from: { krn: 9 } });
    const { campaignId } = asked;
    await assert.rejects(
      approveCampaign(world.options, { campaignId, caller: budi }),
      coded('SETRUM_KEY_CAMPAIGN_SELECTING'),
    );
    await selectMeters(world.options, campaignId);
    await assert.rejects(
      approveCampaign(world.options, { campaignId, caller: ani }),
      coded('SETRUM_ORDER_OWN'),
    );
    await approveCampaign(world.options, { campaignId, caller: budi });
    await world.work();
    assert.equal((await findCampaign(world.database, campaignId)).state, 'done', 'nothing to do');
    const narrow = { caller: { ...budi, units: new Set(['53425']) }, campaignId };
    await assert.rejects(
      rejectCampaign(world.options, narrow),
      coded('SETRUM_UNIT_FORBIDDEN'),
      'everywhere is not theirs',
    );
  });

  test('makes every token once, and delivers it by purchase, by tap, and on paper', async () => {
    const homes = Array.from({ length: 8 }, (_, n) => world.household(n));
    const [first, second, third, fourth, fifth, sixth, seventh, eighth] = homes;
    assert.ok(first && second && third && fourth && fifth && sixth && seventh && eighth);
    for (const home of [first, second, fourth, sixth]) await home.bind();
    // Each has been at its meter once, and one has credit of the present key on its card.
    for (const { tap } of homes) await tap();
    await sixth.buy();
    const other = await planKeyChange(world.database, eighth.meterNo, { krn: 4 });
    assert.equal(other.krn, 4);
    const { campaignId, ...campaign } = await world.start();
    const look = (meterNo: string) => world.look({ ...campaign, campaignId }, meterNo);
    assert.equal((await totals(campaignId)).planned, 14);
    // Two servers at once: no meter gets two sets.
    await Promise.all([world.work(), world.work()]);
    const { made, held } = await totals(campaignId);
    assert.deepEqual({ made, held }, { made: 13, held: 1 });
    for (const { meterNo } of [first, third, seventh]) assert.equal(await sections(meterNo), 4);
    assert.equal((await look(eighth.meterNo))?.hold, 'other-change');

    // By a purchase with the card that the register knows: the very tokens, in front of the credit.
    const sold = await first.buy();
    assert.deepEqual(sold.keyChange, [], 'they were made already');
    assert.equal((await first.card.tokens()).length, 5);
    assert.equal(await sections(first.meterNo), 4);
    const tapped = await first.tap();
    assert.deepEqual(
      tapped.tokens.map(({ result }) => result),
      ['1stKCT', '2ndKCT', '3rdKCT', 'Accept', 'Accept'],
    );
    await first.buy();
    // By a tap at the counter without a purchase, with a registered card and with one that is not.
    for (const home of [second, third]) {
      assert.equal(await home.show(), true);
      assert.equal(await home.show(), false, 'it lies on the card already');
      await home.tap();
      assert.equal(home.meter.state.decoder.krn, 3);
      const next = await home.buy();
      assert.deepEqual([next.keyChange.length, (await home.card.tokens()).length], [0, 1]);
      await home.tap();
    }
    // A lost card, and another one bought with: a set of its own comes along.
    const found = createTestCard(fourth.meterNo, '04FFFFFFFFFF80');
    await fourth.tap(found);
    assert.equal((await fourth.buy(found)).keyChange.length, 4);
    await fourth.tap(found);
    await fourth.buy(found);
    // On paper, typed, and told by the card afterwards.
    const paper = await fifth.buyOnPaper();
    for (const digits of [...paper.keyChange, paper.token])
      assert.equal((await fifth.meter.enterToken(digits)).accepted, true);
    await world.work();
    assert.equal((await look(fifth.meterNo))?.handedBy, 'paper');
    await fifth.tap();
    await fifth.buy();
    // Forgotten: it lies on the card.
    await seventh.buy();
    await world.work();
    const states = await Promise.all(
      homes.map(async ({ meterNo }) => (await look(meterNo))?.state),
    );
    assert.deepEqual(states, [...Array(5).fill('confirmed'), ...['made', 'made', 'planned']]);
    for (const home of homes.slice(0, 5)) assert.equal(home.meter.state.decoder.krn, 3);
    // Credit of the present key lies on the card: two more are sold under it, and the change comes when they are taken.
    for (const home of [sixth, sixth]) {
      const early = await home.buy();
      assert.deepEqual([early.keyChange, early.mailbox === null], [[], false]);
    }
    assert.deepEqual(
      (await sixth.buyOnPaper()).keyChange,
      [],
      'nor does it come on paper before them',
    );
    assert.equal(await sixth.show(), false);
    const old = await sixth.tap();
    assert.deepEqual(
      old.tokens.map(({ result }) => result),
      ['Accept', 'Accept', 'Accept'],
    );
    assert.equal((await sixth.buy()).keyChange.length, 4);
    const all = await sixth.tap();
    assert.deepEqual(all.tokens.at(-1)?.result, 'Accept');
    await sixth.buy();
    await world.work();
    assert.equal((await look(sixth.meterNo))?.state, 'confirmed');
  });

  test('waits for nothing when the old vending key makes no credit any more', async () => {
    const home = world.household(9);
    const isOut = async (): Promise<boolean> => {
      const { rows } = await world.database.pool.query(
        `select vending.is_change_out(k, n) as out
           from vending.meter_key k join vending.meter_key n on n.meter_no = k.meter_no and n.state = 'pending'
          where k.meter_no = $1 and k.state = 'current'`,
        [home.meterNo],
      );
      return rows[0].out;
    };
    assert.equal(await isOut(), false, 'made, and at the centre still');
    await world.database.pool.query(
      `insert into vending.vending_key (key_id, sgc, krn, kind, dkga, base_date, ken, test, state, check_value, vault, block,
                                        imported_at, imported_by, changed_at, changed_by)
       values (gen_random_uuid(), '534250', 2, 'VUDK', '04', 2014, 255, true, 'expired', '000000', 'software', 'x',
               now(), 'sri', now(), 'sri')`,
    );
    assert.equal(await isOut(), true);
  });
});
