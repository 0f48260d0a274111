import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chip, VirtualCard } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { benchOf } from './bench.ts';
import { viewCard } from './card-view.ts';
import { sampleCard } from './sample-card.ts';
import type { MeterShares } from './shares.ts';

/** A sample card, its map, and the shares that it is signed with. */
export async function sampleMap(chip: Chip = 'NTAG216'): Promise<{
  readonly card: VirtualCard;
  readonly shares: MeterShares;
  readonly map: Uint8Array;
}> {
  const { card, shares, keys } = await sampleCard(chip, { shares: null, keys: {} });
  const { memory } = await benchOf(card, keys).lay();
  if (shares === null) throw new RangeError('a sample card is signed');
  return { card, shares, map: await memory.read(0, memory.sizeBytes) };
}

/** How the six slots stand, identity first. */
export function statesOf(uid: string, map: Uint8Array): readonly string[] {
  const { slots } = viewCard({ uid, chip: 'NTAG216' }, map, null);
  return [...slots.identity, ...slots.mailbox, ...slots.report].map(({ state }) => state);
}

/** A copy with other bytes at a place. */
export function changed(map: Uint8Array, at: number, ...bytes: readonly number[]): Uint8Array {
  const copy = map.slice();
  copy.set(bytes, at);
  return copy;
}

export function coded(code: string): (error: unknown) => boolean {
  return (error) => error instanceof SetrumError && error.code === code;
}

/** A folder that is gone after the test. */
export async function folder(t: { after(done: () => Promise<void>): void }): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), `setrum-card-${randomBytes(2).toString('hex')}`));
  t.after(() => rm(path, { recursive: true, force: true }));
  return path;
}
