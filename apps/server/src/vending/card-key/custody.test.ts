import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { deriveMeterShare } from '@setrum/card';
import { auditEntries, verifyAuditTrail } from '../../identity/index.ts';
import type { Database } from '../../platform/index.ts';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import { registerMeterKey } from '../meter-key/register.ts';
import { checkValueOf } from '../security-module/check-value.ts';
import { securityDefaults } from '../security-module/settings.ts';
import { coded, meter } from '../security-module/test-support/rig.ts';
import { openVendingKeys, type VendingKeys } from '../vending-key/open.ts';
import { issueMeterShares } from './share.ts';
import { importTestCardKey, testCardKey } from './test-key.ts';
import { assertUsableCardKeys, describeCardKeys } from './usable.ts';

const { meterNo } = meter;
const sri = { actor: 'SRI' };
const forced = { actor: 'SRI', force: true };

describe('the custody of card master keys', () => {
  let home: MigratedDatabase;
  let database: Database;
  let dataDir: string;
  let keys: VendingKeys;
  const at = new Date('2026-11-23T05:00:00Z');
  const open = (over: Partial<typeof securityDefaults> = {}): Promise<VendingKeys> =>
    openVendingKeys({
      ...{ database, dataDir, now: () => at },
      settings: { ...securityDefaults, ...over },
    });
  const states = async () =>
    (await keys.cardCustody.list()).map(({ version, state }) => `${version} ${state}`);
  const share = (of: string, cards = keys.cards) =>
    issueMeterShares({ database, cards }, of, { actor: 'SRI', at });
  before(async () => {
    home = await createMigratedDatabase();
    ({ database } = home);
    dataDir = await mkdtemp(join(tmpdir(), 'setrum-card-keys-'));
    keys = await open();
    await registerMeterKey(database, meter);
  });
  after(async () => {
    await keys?.close();
    await home?.close();
    if (dataDir !== undefined) await rm(dataDir, { recursive: true });
  });

  test('without a key cards are not signed, and a meter has no share', async () => {
    assert.match(await describeCardKeys(keys.cardCustody), /not signed/);
    await assert.rejects(share(meterNo), coded('SETRUM_CARD_MASTER_KEY_NONE'));
  });

  test('components join to a key under its check value; slips import nothing', async () => {
    const components = [testCardKey(90), testCardKey(91)];
    const [one, two] = components.map((component) => Buffer.from(component));
    assert.ok(one !== undefined && two !== undefined);
    const joined = one.map((byte, n) => byte ^ (two[n] ?? 0));
    const bring = (version: number, given: readonly Uint8Array[], expected: string | null) =>
      keys.cardCustody.importComponents({ version, test: false }, given, expected, 'SRI');
    const bad: [Promise<unknown>, string][] = [
      [bring(1, [one], null), 'SETRUM_VENDING_KEY_COMPONENTS'],
      [bring(1, [one, one], null), 'SETRUM_VENDING_KEY_COMPONENTS'],
      [bring(1, [one, two.subarray(1)], null), 'SETRUM_VENDING_KEY_COMPONENT'],
      [bring(1, components, '000000'), 'SETRUM_VENDING_KEY_CHECK_VALUE'],
      [bring(0, components, null), 'SETRUM_CARD_MASTER_KEY_VERSION'],
      [bring(256, components, null), 'SETRUM_CARD_MASTER_KEY_VERSION'],
    ];
    for (const [refused, code] of bad) await assert.rejects(refused, coded(code));
    assert.deepEqual(await states(), []);
    const held = await bring(1, components, checkValueOf('card', joined).toLowerCase());
    assert.deepEqual([held.state, held.checkValue], ['imported', checkValueOf('card', joined)]);
    assert.ok(!JSON.stringify(held).includes(Buffer.from(joined).toString('base64')));
    await assert.rejects(bring(1, components, null), coded('SETRUM_CARD_MASTER_KEY_EXISTS'));
    await keys.cardCustody.turn(1, 'current', sri);
    const [told] = await share(meterNo);
    assert.deepEqual(told, { version: 1, share: deriveMeterShare(joined, meterNo) });
  });

  test('a roll-over: the next key, shares of both, then it is the current one', async () => {
    await keys.cardCustody.generate({ version: 2, test: false }, 'SRI');
    await assert.rejects(
      keys.cardCustody.turn(2, 'retired', sri),
      coded('SETRUM_CARD_MASTER_KEY_STATE'),
    );
    await keys.cardCustody.turn(2, 'next', sri);
    assert.match(await describeCardKeys(keys.cardCustody), /^card key 1, next 2$/);
    // The meter has its share of the first only: to activate the second would leave it behind.
    const leaves = coded('SETRUM_CARD_MASTER_KEY_METERS');
    await assert.rejects(keys.cardCustody.turn(2, 'current', sri), leaves);
    await assert.rejects(keys.cardCustody.turn(1, 'retired', sri), leaves);
    assert.deepEqual(
      (await share(meterNo)).map(({ version }) => version),
      [1, 2],
    );
    assert.deepEqual(
      [...(await keys.cardCustody.meters())],
      [
        [1, 1],
        [2, 1],
      ],
    );
    await assert.rejects(keys.cardCustody.turn(2, 'retired', sri), leaves);
    await keys.cardCustody.turn(2, 'current', sri);
    assert.deepEqual(await states(), ['1 retired', '2 current']);
    assert.deepEqual(
      (await share(meterNo)).map(({ version }) => version),
      [2],
    );
    await assert.rejects(
      keys.cardCustody.turn(2, 'destroyed', sri),
      coded('SETRUM_CARD_MASTER_KEY_STATE'),
    );
    await keys.cardCustody.turn(1, 'destroyed', sri);
    assert.deepEqual(await states(), ['1 destroyed', '2 current']);
  });

  test('what a version was, it stays: it comes back as the same key only', async () => {
    const other = [testCardKey(92), testCardKey(91)];
    const again = (components: readonly Uint8Array[]) =>
      keys.cardCustody.importComponents({ version: 1, test: false }, components, null, 'SRI');
    await assert.rejects(again(other), coded('SETRUM_CARD_MASTER_KEY_VERSION'));
    await again([testCardKey(90), testCardKey(91)]);
    await assert.rejects(
      keys.cardCustody.turn(1, 'next', sri),
      coded('SETRUM_CARD_MASTER_KEY_VERSION'),
    );
    await assert.rejects(
      keys.cardCustody.turn(7, 'next', sri),
      coded('SETRUM_CARD_MASTER_KEY_UNKNOWN'),
    );
    await keys.cardCustody.turn(1, 'destroyed', sri);
  });

  test('another process learns of it, and works with the same keys', async () => {
    const other = await open();
    await other.cards.refresh();
    const card = { meterNo, cardUid: '04A1B2C3D4E580' };
    const message = new Uint8Array(40);
    assert.equal(other.cards.stateOf(2), 'current');
    await keys.cards.refresh();
    const macs = [keys, other].map(({ cards }) => cards.keyOf(card, 2)?.mac(message));
    assert.deepEqual(macs[0], macs[1]);
    assert.notDeepEqual(
      keys.cards.keyOf({ ...card, cardUid: '04A1B2C3D4E581' }, 2)?.mac(message),
      macs[0],
    );
    assert.equal(keys.cards.keyOf(card, 1), null);
    await other.close();
  });

  test('a block whose row was altered does not open, whatever was changed, and does not start', async () => {
    const alter = (column: string, value: string) =>
      database.pool.query(`update vending.card_key set ${column} = ${value} where version = 2`);
    const { rows } = await database.pool.query<{ check_value: string }>(
      'select check_value from vending.card_key where version = 2',
    );
    const changes: [string, string, string][] = [
      ['version', '3', '2'],
      ['test', 'true', 'false'],
      ['state', "'next'", "'current'"],
      ['check_value', "'000000'", `'${rows[0]?.check_value}'`],
    ];
    for (const [column, wrong, right] of changes) {
      await alter(column, wrong);
      const broken = await keys.cardCustody.findBroken();
      assert.deepEqual(broken, [column === 'version' ? 3 : 2], column);
      await assert.rejects(
        assertUsableCardKeys(keys.cardCustody, false),
        coded('SETRUM_CARD_MASTER_KEY_BLOCK'),
      );
      const condition = column === 'version' ? 'version = 3' : 'version = 2';
      await database.pool.query(
        `update vending.card_key set ${column} = ${right} where ${condition} and state <> 'destroyed'`,
      );
    }
    assert.deepEqual(await keys.cardCustody.findBroken(), []);
    const elsewhere = await open({ masterKeyHex: 'ab'.repeat(32) });
    assert.deepEqual(await elsewhere.cardCustody.findBroken(), [2]);
    await elsewhere.cards.refresh();
    assert.equal(elsewhere.cards.stateOf(2), null);
    await elsewhere.close();
  });

  test('production has no test keys', async () => {
    const { cardCustody } = keys;
    await assert.rejects(
      importTestCardKey(cardCustody, 9, 'SRI'),
      coded('SETRUM_CARD_MASTER_KEY_METERS'),
    );
    const production = await open({ production: true });
    await assert.rejects(
      production.cardCustody.generate({ version: 10, test: true }, 'SRI'),
      coded('SETRUM_CARD_MASTER_KEY_TEST'),
    );
    await keys.cardCustody.turn(9, 'current', forced);
    await assert.rejects(
      assertUsableCardKeys(production.cardCustody, true),
      coded('SETRUM_CARD_MASTER_KEY_TEST'),
    );
    await production.cards.refresh();
    assert.equal(production.cards.stateOf(9), null);
    await keys.cards.refresh();
    assert.equal(keys.cards.stateOf(9), 'current');
    await production.close();
  });

  test('only meters that vending knows get shares', async () => {
    await keys.cards.refresh();
    await assert.rejects(share('32031017687'), coded('SETRUM_METER_KEY_UNKNOWN'));
    await assert.rejects(share('3203101767900'), coded('SETRUM_CARD_MASTER_KEY_NONE'));
  });

  test('every act is in the trail of the vending keys, with who did it, and the trail is whole', async () => {
    const acts = (await auditEntries(database, 0, 100)).filter(({ act }) =>
      act.startsWith('card-key.'),
    );
    assert.deepEqual(
      acts.slice(0, 9).map(({ act, subject }) => `${act} ${subject}`),
      [
        'card-key.import card key 1',
        'card-key.activate card key 1',
        `card-key.share ${meterNo}`,
        'card-key.generate card key 2',
        'card-key.next card key 2',
        `card-key.share ${meterNo}`,
        'card-key.retire card key 1',
        'card-key.activate card key 2',
        `card-key.share ${meterNo}`,
      ],
    );
    assert.ok(acts.every(({ actor }) => actor === 'SRI'));
    assert.ok((await verifyAuditTrail(database, null)).ok);
  });
});
