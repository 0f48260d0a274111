import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ErrorCode, SetrumError } from '@setrum/errors';
import { meterKeys } from '../meter-key/plan-change.ts';
import type { SecurityModule } from '../security-module/port.ts';
import { followMeters } from './follow.ts';
import {
  type Campaign,
  campaignMeters,
  campaignProgress,
  campaignWork,
  controlCampaign,
  findCampaign,
  rejectCampaign,
  selectMeters,
  totalOf,
} from './index.ts';
import { budi, type CampaignWorld, createCampaignWorld } from './test-support/campaign-world.ts';

const coded = (code: ErrorCode) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;
const dayMs = 86_400_000;

describe('a key-change campaign that does not go as planned', () => {
  let world: CampaignWorld;
  before(async () => {
    world = await createCampaignWorld(6);
  });
  after(() => world?.close());

  const totals = async ({ campaignId }: Campaign) => {
    const campaign = await findCampaign(world.database, campaignId);
    return totalOf(await campaignProgress(world.database, campaign, 'all', world.now));
  };
  const control = (campaign: Campaign, act: 'pause' | 'resume' | 'cancel') =>
    controlCampaign(world.options, { campaignId: campaign.campaignId, act, caller: budi });
  const stateOf = async ({ campaignId }: Campaign) =>
    (await findCampaign(world.database, campaignId)).state;
  const pending = async (meterNo: string): Promise<boolean> =>
    (await meterKeys(world.database, meterNo)).some(({ state }) => state === 'pending');

  test('rejected, it lets its meters go', async () => {
    const asked = await world.ask();
    await selectMeters(world.options, asked.campaignId);
    const second = await world.ask();
    await selectMeters(world.options, second.campaignId);
    assert.equal((await totals(second)).meters, 0, 'a meter is in one campaign at a time');
    await rejectCampaign(world.options, { campaignId: asked.campaignId, caller: budi });
    await rejectCampaign(world.options, { campaignId: second.campaignId, caller: budi });
    await assert.rejects(control(asked, 'resume'), coded('SETRUM_KEY_CAMPAIGN_STATE'));
    await world.work();
    assert.equal((await totals(asked)).cancelled, 6);
  });

  test('of many meters it follows some in each round, and goes on where it was', async () => {
    const { campaignId } = await world.ask();
    await selectMeters(world.options, campaignId);
    const few = { pages: 2, pageSize: 2 };
    const first = await followMeters(world.options, campaignId, few);
    assert.equal(first.after, world.meters.toSorted()[3]);
    const second = await followMeters(world.options, campaignId, { ...few, after: first.after });
    const third = await followMeters(world.options, campaignId, { ...few, after: second.after });
    assert.deepEqual([second.after, third.after].includes(''), true, 'then it begins anew');
    await rejectCampaign(world.options, { campaignId, caller: budi });
  });

  test('without the key to change to, it is paused and goes on afterwards; cancelled, what never left is taken back', async () => {
    const [one, two] = [world.household(0), world.household(1)];
    await one.bind();
    await one.tap();
    await two.tap();
    const campaign = await world.start({ target: { krn: 3 }, from: { krn: 2, sgc: '534250' } });
    const refusing: SecurityModule = {
      ...world.securityModule,
      issueKeyChanges: async () => {
        throw new SetrumError('SETRUM_VENDING_KEY_UNKNOWN', { key: '534250/3 VUDK DKGA04 2014' });
      },
    };
    await campaignWork({ ...world.options, securityModule: refusing });
    const paused = await findCampaign(world.database, campaign.campaignId);
    assert.deepEqual(
      [paused.state, paused.problem?.code, paused.changedBy],
      ['paused', 'SETRUM_VENDING_KEY_UNKNOWN', 'system'],
    );
    await world.work();
    assert.equal((await totals(campaign)).planned, 6, 'paused: nothing is made');
    await control(campaign, 'resume');
    await world.work();
    assert.equal((await totals(campaign)).made, 6);
    // One is out on a card; the others never left.
    await one.buy();
    await control(campaign, 'cancel');
    assert.equal(await stateOf(await control(campaign, 'cancel')), 'cancelled');
    await world.work();
    const { cancelled, onCard } = await totals(campaign);
    assert.deepEqual({ cancelled, onCard }, { cancelled: 5, onCard: 1 });
    assert.deepEqual([await pending(one.meterNo), await pending(two.meterNo)], [true, false]);
    // What is out is followed to its end; the others sell as ever.
    await one.tap();
    await one.buy();
    await one.tap();
    assert.equal((await two.buy()).keyChange.length, 0);
    const taken = await two.tap();
    assert.deepEqual(
      taken.tokens.map(({ result }) => result),
      ['Accept'],
    );
    await two.show();
    await world.work();
    assert.equal((await world.look(campaign, one.meterNo))?.state, 'confirmed');
    assert.deepEqual([one.meter.state.decoder.krn, two.meter.state.decoder.krn], [3, 2]);
  });

  test('lists the meters that somebody must go to, and why', async () => {
    const homes = [2, 3, 4, 5].map((n) => world.household(n));
    const [lost, refusing, silent, heard] = homes;
    assert.ok(lost && refusing && silent && heard);
    for (const home of [lost, refusing, heard]) await home.bind();
    const campaign = await world.start();
    await world.work();
    await world.database.pool.query(`update ap2t.card set state = 'lost' where meter_no = $1`, [
      lost.meterNo,
    ]);
    // A meter whose key the centre has wrong takes nothing.
    await refusing.card.report([0, 0, 0, 0, 0]);
    await refusing.buy();
    await refusing.card.report([13, 13, 13, 13, 13]);
    await refusing.buy();
    world.now = new Date(world.now.getTime() + 29 * dayMs);
    await heard.tap();
    await heard.buyOnPaper();
    await heard.show();
    // Heard of at the counter, and not changed yet.
    await world.newService().buy(
      world.request({
        meterNo: heard.meterNo,
        amountCents: 2_000_000,
        card: await heard.card.visit(),
      }),
    );
    world.now = new Date(world.now.getTime() + 2 * dayMs);
    await world.work();
    const found = await campaignMeters(
      world.database,
      await findCampaign(world.database, campaign.campaignId),
      { scope: 'all', now: world.now, visit: 'any' },
      { after: '', limit: 500 },
    );
    const reasons = new Map(found.map(({ meterNo, visit }) => [meterNo, visit]));
    assert.deepEqual(
      homes.map(({ meterNo }) => reasons.get(meterNo) ?? null),
      ['lost-card', 'refused', 'not-seen', null],
    );
    const elsewhere = await campaignProgress(
      world.database,
      campaign,
      new Set(['53999']),
      world.now,
    );
    assert.deepEqual(elsewhere, [], "other units' meters are not theirs to see");
  });
});
