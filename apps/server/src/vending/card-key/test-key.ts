import { createHash } from 'node:crypto';
import { componentLengths } from '../security-module/components.ts';
import type { CardKeyCustody } from './custody.ts';

/**
 * A card master key for tests and the demo world, worked out from its version: anybody can make it, so it guards nothing, and no real
 * meter has a share of it. 16 bytes.
 */
export function testCardKey(version: number): Uint8Array {
  const digest = createHash('sha256').update(`SETRUM TEST CARD KEY ${version}`).digest();
  return digest.subarray(0, componentLengths.card);
}

/**
 * Imports and activates the test key of this version, once: one that is there already is left as it is, whatever its state. Throws
 * SETRUM_CARD_MASTER_KEY_TEST in production.
 */
export async function importTestCardKey(
  custody: CardKeyCustody,
  version: number,
  actor: string,
): Promise<void> {
  if ((await custody.list()).some((row) => row.version === version)) return;
  const key = testCardKey(version);
  const mask = createHash('sha256').update(`mask ${version}`).digest().subarray(0, key.length);
  const masked = key.map((byte, at) => byte ^ (mask[at] ?? 0));
  await custody.importComponents({ version, test: true }, [mask, masked], null, actor);
  await custody.turn(version, 'current', { actor });
}
