import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { securityModuleContract } from '../test-support/contract.ts';
import { componentsOf } from '../test-support/known-answers.ts';
import { coded, createRig, meter } from '../test-support/rig.ts';
import { createSoftHsm, type SoftHsm, softHsmMissing } from '../test-support/softhsm.ts';
import { masterKey } from '../test-support/test-master-key.ts';
import type { VendingKeyAttributes } from '../vending-key.ts';
import { acquireModule, ck, releaseModule } from './binding.ts';
import { createPkcs11Vault } from './vault.ts';

const skip = await softHsmMissing();
const hsm: SoftHsm | null = skip === null ? await createSoftHsm() : null;
after(() => hsm?.remove());

const settingsOf = (one: SoftHsm | null) => {
  if (one === null) throw new Error('no token');
  return one.settings;
};
const open = () =>
  createPkcs11Vault({ settings: settingsOf(hsm), masterKey: async () => masterKey });

securityModuleContract({
  name: 'keys in a PKCS#11 token (SoftHSM)',
  open,
  skip,
  dkga02: false,
  exportable: false,
});

describe('a key in a PKCS#11 token', { skip: skip ?? false }, () => {
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
  let vault: Awaited<ReturnType<typeof createPkcs11Vault>>;
  before(async () => {
    vault = await open();
  });
  after(() => vault?.close());

  test('is sensitive, cannot be taken out, and is told from one whose row was altered', async () => {
    const held = await createRig(vault).add(attributes, componentsOf('hsm', keyHex));
    assert.equal(held.block, null);
    const { modulePath } = settingsOf(hsm);
    const cryptoki = await acquireModule(modulePath);
    const slot = cryptoki.C_GetSlotList(true)[0];
    assert.ok(slot !== undefined);
    const session = cryptoki.C_OpenSession(slot, ck.serial);
    const id = Buffer.from(held.keyId.replaceAll('-', ''), 'hex');
    cryptoki.C_FindObjectsInit(session, [{ type: ck.id, value: id }]);
    const [object] = cryptoki.C_FindObjects(session, 1);
    cryptoki.C_FindObjectsFinal(session);
    assert.ok(object !== undefined);
    assert.throws(
      () => cryptoki.C_GetAttributeValue(session, object, [{ type: ck.value }]),
      /CKR_ATTRIBUTE_SENSITIVE/,
    );
    cryptoki.C_CloseSession(session);
    releaseModule(modulePath);
    const derive = (over: object) =>
      vault.derive([{ held: { ...held, ...over }, parameters: meter }]);
    for (const over of [{ ken: 255 }, { test: false }, { sgc: '534251' }, { krn: 3 }])
      await assert.rejects(derive(over), coded('SETRUM_VENDING_KEY_BLOCK'));
    assert.equal((await derive({}))[0]?.length, 16);
    await vault.destroy(held);
    await assert.rejects(vault.assertOpens(held), coded('SETRUM_VENDING_KEY_MISSING'));
  });

  test('a wrong label, PIN or module is told, and the vault works on after a failure', async () => {
    const settings = settingsOf(hsm);
    const attempt = (over: object) =>
      createPkcs11Vault({ settings: { ...settings, ...over }, masterKey: async () => masterKey });
    for (const over of [
      { tokenLabel: 'another' },
      { modulePath: '/nowhere/libnone.so' },
      { pin: { file: '/nowhere/pin' } },
    ])
      await assert.rejects(attempt(over), coded('SETRUM_VENDING_KEY_MODULE'));
    const held = await createRig(vault).add(attributes, componentsOf('after', keyHex));
    const bad = { ...meter, pan: '600727320310176790' };
    await assert.rejects(vault.derive([{ held, parameters: bad }]));
    assert.equal((await vault.derive([{ held, parameters: meter }]))[0]?.length, 16);
    await vault.destroy(held);
  });
});
