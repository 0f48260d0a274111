import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { carriedAmount, managementCommand, SAMPLE_STA_TABLES } from '@setrum/sts';
import { checkValueOf } from '../check-value.ts';
import type { MeterKey } from '../port.ts';
import { createSoftwareVault } from '../software-vault.ts';
import type { KeyVault } from '../vault.ts';
import { type HeldKey, refText, type VendingKeyAttributes } from '../vending-key.ts';
import {
  attributesOf,
  componentsOf,
  type KeyChangeRow,
  knownAnswers,
  meterKeyOfRow,
} from './known-answers.ts';
import { coded, createRig, meter, type Rig } from './rig.ts';
import { masterKey } from './test-master-key.ts';

export interface ContractOptions {
  readonly name: string;
  readonly open: () => Promise<KeyVault>;
  /** Why it cannot run here; null when it can. */
  readonly skip: string | null;
  readonly dkga02: boolean;
  readonly exportable: boolean;
}

const live: VendingKeyAttributes = {
  sgc: '534250',
  krn: 2,
  kind: 'VUDK',
  dkga: '04',
  baseDate: 2014,
  ken: 255,
  test: false,
  state: 'active',
};
const keyHex = '0123456789abcdef0123456789abcdef01234567';
const credit = { key: meter, units: 346, tid: 6_400_000, rnd: 5 };

/** What every security module promises, whatever guards its keys. */
export function securityModuleContract(options: ContractOptions): void {
  describe(`the security module over ${options.name}`, { skip: options.skip ?? false }, () => {
    let rig: Rig;
    const opened: KeyVault[] = [];
    const open = async (): Promise<Rig> => {
      const vault = await options.open();
      opened.push(vault);
      return createRig(vault);
    };
    before(async () => {
      rig = await open();
    });
    after(async () => {
      for (const held of rig?.keys.values() ?? []) await rig.vault.destroy(held);
      for (const vault of opened) await vault.close();
    });

    test('known tokens come out bit for bit, and read back', async () => {
      const rows = knownAnswers().filter(({ dkga }) => rig.vault.supports(dkga));
      assert.equal(rows.length, options.dkga02 ? 114 : 76);
      for (const row of rows) {
        const tokens = await tokensOfRow(createRig(rig.vault), row);
        assert.deepEqual(tokens, row.expect.tokens, row.id);
      }
    });

    test('a batch comes out in its order, under many keys', async () => {
      const others = await Promise.all(
        [3, 4, 5].map((krn) => rig.add({ ...live, krn }, componentsOf(`krn ${krn}`, keyHex))),
      );
      assert.equal(new Set(others.map(({ checkValue }) => checkValue)).size, 1);
      const module = rig.module();
      const orders = Array.from({ length: 60 }, (_, n) => ({
        key: { ...meter, krn: 3 + (n % 3) },
        units: 100 + n,
        tid: 6_400_000 + n,
        rnd: n % 16,
      }));
      const tokens = await module.issueCredits(orders);
      const readings = await module.read(
        orders.map(({ key }, n) => ({ key, token: tokens[n] ?? '' })),
      );
      assert.deepEqual(
        readings.map((reading) =>
          reading.ok && reading.token.kind === 'credit' ? reading.token.units : null,
        ),
        orders.map(({ units }) => units),
      );
      const last = orders.at(-1);
      assert.ok(last !== undefined);
      assert.equal((await module.issueCredits([last]))[0], tokens.at(-1));
      const otherKey = { ...meter, krn: 4 };
      const foreign = await module.read([{ key: otherKey, token: tokens[0] ?? '' }]);
      assert.deepEqual(foreign, [{ ok: false, error: 'CRCError' }]);
    });

    test('a text is authenticated under its purpose, alike by every module with the sealing key', async () => {
      const [module, other] = [rig.module(), (await open()).module()];
      const code = module.authenticate('one', 'text');
      assert.equal(Buffer.from(code, 'base64').length, 32);
      assert.equal(other.authenticate('one', 'text'), code);
      const others = [
        module.authenticate('two', 'text'),
        module.authenticate('one', 'texts'),
        module.authenticate('one text', ''),
        module.digest('text'),
      ];
      assert.equal(new Set([code, ...others]).size, 5);
    });

    test('two modules with the same key agree, and with the one in software', async () => {
      const rigs = [rig, await open(), createRig(createSoftwareVault(masterKey))];
      const made = [];
      for (const [n, one] of rigs.entries()) {
        const held = await one.add({ ...live, krn: 6 }, componentsOf(`agree ${n}`, keyHex));
        assert.equal(held.checkValue, checkValueOf('04', Buffer.from(keyHex, 'hex')));
        made.push(await one.module().issueCredits([{ ...credit, key: { ...meter, krn: 6 } }]));
        await one.vault.destroy(held);
        one.keys.clear();
      }
      assert.equal(made.length, 3);
      assert.deepEqual(made[1], made[0]);
      assert.deepEqual(made[2], made[0]);
    });

    test('a key that is unknown, not active yet, or destroyed makes nothing and reads nothing', async () => {
      const module = rig.module();
      const all = (key: MeterKey) => [
        module.issueCredits([{ ...credit, key }]),
        module.issueManagement([
          { key, command: { kind: 'clearTamper' }, tid: credit.tid, rnd: 1 },
        ]),
        module.read([{ key, token: '0'.repeat(20) }]),
        module.issueKeyChanges([{ from: key, to: { ...key, ti: '02' }, count: 4 }]),
      ];
      const refusesAll = async (code: string, key: MeterKey): Promise<void> => {
        for (const refused of all(key)) await assert.rejects(refused, coded(code));
      };
      const key = { ...meter, krn: 7 };
      await refusesAll('SETRUM_VENDING_KEY_UNKNOWN', key);
      await refusesAll('SETRUM_VENDING_KEY_UNKNOWN', { ...meter, keyType: 0 });
      const held = await rig.add({ ...live, krn: 7, state: 'imported' }, componentsOf('7', keyHex));
      await refusesAll('SETRUM_VENDING_KEY_INACTIVE', key);
      const active = await rig.turn(held, 'active');
      await Promise.all(all(key));
      // Another kind, algorithm or base date is another vending key.
      await refusesAll('SETRUM_VENDING_KEY_UNKNOWN', { ...key, keyType: 1 });
      await refusesAll('SETRUM_VENDING_KEY_UNKNOWN', { ...key, baseDate: 2035 });
      await rig.vault.destroy(active);
      await rig.vault.destroy(active);
      rig.keys.set(refText(active), { ...active, state: 'destroyed', block: null });
      await refusesAll('SETRUM_VENDING_KEY_DESTROYED', key);
      // Even a directory that has not heard of it finds nothing to derive from.
      rig.keys.set(refText(active), { ...active, block: null });
      await assert.rejects(
        module.issueCredits([{ ...credit, key }]),
        coded('SETRUM_VENDING_KEY_MISSING'),
      );
      rig.keys.delete(refText(active));
    });

    test('one refused order refuses its batch', async () => {
      await rig.add({ ...live, krn: 8 }, componentsOf('8', keyHex));
      const good = { ...credit, key: { ...meter, krn: 8 } };
      const bad = { ...credit, key: { ...meter, krn: 9 } };
      const module = rig.module();
      await assert.rejects(module.issueCredits([good, bad]), coded('SETRUM_VENDING_KEY_UNKNOWN'));
      assert.equal((await module.issueCredits([good])).length, 1);
    });

    test('past its expiry number a key makes no token with an identifier, and is never the new key of a change', async () => {
      const old = { ...meter, krn: 1 };
      const held = await rig.add({ ...live, krn: 1, ken: 96 }, componentsOf('1', keyHex));
      await rig.add(live, componentsOf('2', keyHex));
      const module = rig.module({ now: () => new Date('2027-01-01T00:00:00Z') });
      const lastTid = 0x60_ff_ff;
      const issue = (tid: number) => module.issueCredits([{ ...credit, key: old, tid }]);
      const [token = ''] = await issue(lastTid);
      await assert.rejects(issue(lastTid + 1), coded('SETRUM_VENDING_KEY_EXPIRED'));
      const change = (from: MeterKey, to: MeterKey) =>
        module.issueKeyChanges([{ from, to, count: 4 }]);
      assert.equal((await change(old, meter))[0]?.length, 4);
      // 2027 is past the identifiers that begin with 96.
      await assert.rejects(change(meter, old), coded('SETRUM_VENDING_KEY_EXPIRED'));
      await rig.turn(held, 'expired');
      await assert.rejects(issue(0), coded('SETRUM_VENDING_KEY_EXPIRED'));
      assert.equal((await change(old, meter))[0]?.length, 4);
      await assert.rejects(change(meter, old), coded('SETRUM_VENDING_KEY_EXPIRED'));
      const [reading] = await module.read([{ key: old, token }]);
      assert.equal(reading?.ok, true);
      // What the meter has been told counts as well.
      await assert.rejects(
        module.issueCredits([{ ...credit, key: { ...meter, ken: 1 } }]),
        coded('SETRUM_VENDING_KEY_EXPIRED'),
      );
    });

    test('production refuses test keys; sample tables are refused for live keys', async () => {
      const testKey = { ...live, sgc: '100001', test: true };
      await rig.add(testKey, componentsOf('test', keyHex));
      await rig.add({ ...live, sgc: '100002' }, componentsOf('live', keyHex));
      const order = (sgc: string, ea: '07' | '11' = '11') => [
        { ...credit, key: { ...meter, sgc, ea } },
      ];
      const production = rig.module({ production: true });
      await assert.rejects(
        production.issueCredits(order('100001')),
        coded('SETRUM_VENDING_KEY_TEST'),
      );
      assert.equal((await production.issueCredits(order('100002'))).length, 1);
      const module = rig.module();
      assert.equal((await module.issueCredits(order('100001', '07'))).length, 1);
      await assert.rejects(
        module.issueCredits(order('100002', '07')),
        coded('SETRUM_VENDING_KEY_SAMPLE_TABLES'),
      );
      const forced = await rig
        .module({ allowSampleTables: true })
        .issueCredits(order('100002', '07'));
      const { encrypt1, encrypt2, permutation } = SAMPLE_STA_TABLES;
      const own = { encrypt1: encrypt2, encrypt2: encrypt1, permutation };
      const operational = await rig.module({ staTables: own }).issueCredits(order('100002', '07'));
      assert.notEqual(operational[0], forced[0]);
    });

    test('wrong components are refused', async () => {
      const [first, second] = componentsOf('wrong', keyHex);
      assert.ok(first !== undefined && second !== undefined);
      const refused: [readonly Uint8Array[], string][] = [
        [[], 'SETRUM_VENDING_KEY_COMPONENTS'],
        [[first], 'SETRUM_VENDING_KEY_COMPONENTS'],
        [[first, first], 'SETRUM_VENDING_KEY_COMPONENTS'],
        [[first, second.subarray(1)], 'SETRUM_VENDING_KEY_COMPONENT'],
      ];
      for (const [components, code] of refused)
        await assert.rejects(rig.add(live, components), coded(code));
    });

    test('a key block comes in again under a new name', async () => {
      const held = await rig.add({ ...live, sgc: '100003' }, componentsOf('block', keyHex));
      if (!options.exportable) {
        await assert.rejects(
          rig.vault.exportBlock(held),
          coded('SETRUM_VENDING_KEY_NOT_EXPORTABLE'),
        );
      }
      const software = createSoftwareVault(masterKey);
      const inSoftware = await software.importComponents(
        { ...held, keyId: randomUUID() },
        componentsOf('block', keyHex),
      );
      const source = options.exportable ? rig.vault : software;
      const block = await source.exportBlock(options.exportable ? held : inSoftware);
      const again: HeldKey = await rig.vault.importBlock(
        { ...held, state: 'imported', keyId: randomUUID() },
        block,
      );
      assert.deepEqual([again.checkValue, again.state], [held.checkValue, 'imported']);
      await assert.rejects(
        rig.vault.importBlock({ ...held, keyId: randomUUID() }, { ...block, test: true }),
        coded('SETRUM_VENDING_KEY_BLOCK'),
      );
      await rig.vault.destroy(again);
    });

    if (options.dkga02) return;
    test('an algorithm that it does not serve is refused at the import', async () => {
      const key = { ...live, dkga: '02' } as const;
      await assert.rejects(
        rig.add(key, componentsOf('des', '0123456789abcdef')),
        coded('SETRUM_VENDING_KEY_UNSUPPORTED'),
      );
    });
  });
}

async function tokensOfRow(
  rig: Rig,
  row: ReturnType<typeof knownAnswers>[number],
): Promise<readonly string[] | undefined> {
  if (row.op === 'keyChange') return tokensOfChange(rig, row);
  const held = await rig.add(attributesOf(row.dkga, row), componentsOf(row.id, row.vendingKey));
  const module = rig.module();
  const key = meterKeyOfRow(row, row);
  const order = { key, tid: row.expect.tid, rnd: row.rnd };
  const tokens =
    row.op === 'credit'
      ? await module.issueCredits([{ ...order, units: carriedAmount(row.units).units }])
      : await module.issueManagement([
          { ...order, command: managementCommand(row.subclass, row.value) },
        ]);
  const [reading] = await module.read([{ key, token: row.expect.tokens[0] }]);
  assert.equal(reading?.ok && reading.token.kind, row.op);
  await rig.vault.destroy(held);
  return tokens;
}

async function tokensOfChange(rig: Rig, row: KeyChangeRow): Promise<readonly string[] | undefined> {
  const held: HeldKey[] = [];
  for (const side of [row.from, row.to]) {
    const components = componentsOf(row.id, side.vendingKey);
    held.push(await rig.add({ ...attributesOf(row.dkga, side), ken: 255 }, components));
  }
  const from = meterKeyOfRow(row, row.from);
  const to = meterKeyOfRow(row, row.to);
  const [tokens] = await rig.module().issueKeyChanges([{ from, to, count: row.count }]);
  for (const one of held) await rig.vault.destroy(one);
  return tokens;
}
