import assert from 'node:assert/strict';
import { createSecretKey } from 'node:crypto';
import { describe, test } from 'node:test';
import { createSoftwareVault } from './software-vault.ts';
import { securityModuleContract } from './test-support/contract.ts';
import { componentsOf } from './test-support/known-answers.ts';
import { coded, createRig, meter } from './test-support/rig.ts';
import { masterKey } from './test-support/test-master-key.ts';
import type { HeldKey, VendingKeyAttributes } from './vending-key.ts';

securityModuleContract({
  name: 'keys in software',
  open: async () => createSoftwareVault(masterKey),
  skip: null,
  dkga02: true,
  exportable: true,
});

describe('a key block', () => {
  const attributes: VendingKeyAttributes = {
    sgc: '534250',
    krn: 2,
    kind: 'VUDK',
    dkga: '04',
    baseDate: 2014,
    ken: 200,
    test: true,
    state: 'active',
  };
  const keyHex = '0123456789abcdef0123456789abcdef01234567';

  test('does not open when any attribute was altered, or the block itself', async () => {
    const rig = createRig(createSoftwareVault(masterKey));
    const held = await rig.add(attributes, componentsOf('altered', keyHex));
    const alterations: Partial<HeldKey>[] = [
      { sgc: '534251' },
      { krn: 3 },
      { kind: 'VDDK' },
      { dkga: '02' },
      { baseDate: 2035 },
      { ken: 255 },
      { test: false },
      { state: 'expired' },
      { checkValue: '000000' },
      { block: Buffer.from('x').toString('base64') },
      { block: flipped(held.block ?? '') },
    ];
    for (const alteration of alterations) {
      const altered = { ...held, ...alteration };
      const derived = rig.vault.derive([{ held: altered, parameters: meter }]);
      await assert.rejects(derived, coded('SETRUM_VENDING_KEY_BLOCK'), JSON.stringify(alteration));
    }
    assert.equal((await rig.vault.derive([{ held, parameters: meter }]))[0]?.length, 16);
  });

  test('opens under its own master key only, and does not hold the key in clear', async () => {
    const rig = createRig(createSoftwareVault(masterKey));
    const held = await rig.add(attributes, componentsOf('master', keyHex));
    const other = createSoftwareVault(createSecretKey(Buffer.alloc(32, 10)));
    await assert.rejects(
      other.derive([{ held, parameters: meter }]),
      coded('SETRUM_VENDING_KEY_BLOCK'),
    );
    assert.ok(
      !Buffer.from(held.block ?? '', 'base64')
        .toString('hex')
        .includes(keyHex),
    );
  });

  function flipped(block: string): string {
    const bytes = Buffer.from(block, 'base64');
    bytes[14] = (bytes[14] ?? 0) ^ 1;
    return bytes.toString('base64');
  }
});
