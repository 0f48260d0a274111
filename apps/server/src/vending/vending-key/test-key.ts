import { createHash } from 'node:crypto';
import { testVendingKey } from '../security-module/test-keys.ts';
import { refText, type VendingKeyRef } from '../security-module/vending-key.ts';
import type { KeyCustody } from './custody.ts';
import { heldKeyOf } from './table.ts';

/**
 * Imports and activates the test key of this name (test-keys.ts), once: a key that is there already is left as it is, whatever its state.
 * Throws SETRUM_VENDING_KEY_TEST in production.
 */
export async function importTestKey(
  custody: KeyCustody,
  ref: VendingKeyRef,
  actor: string,
): Promise<void> {
  const known = (await custody.list()).map((row) => refText(heldKeyOf(row)));
  if (known.includes(refText(ref))) return;
  const key = testVendingKey(ref).export();
  const mask = createHash('sha256').update(refText(ref)).digest().subarray(0, key.length);
  const masked = key.map((byte, at) => byte ^ (mask[at] ?? 0));
  const attributes = { ...ref, ken: 255, test: true };
  const held = await custody.importComponents(attributes, [mask, masked], null, actor);
  await custody.activate(held.keyId, actor);
}
