import { randomBytes } from 'node:crypto';
import {
  createCardKey,
  createVirtualClassic,
  createVirtualIso7816,
  createVirtualNtag216,
  type MeterShare,
  openCard,
  toHex,
  type VirtualCard,
  writeIdentity,
} from '@setrum/card';
import { createMeter, createMeterState, type Meter } from '@setrum/meter';
import { testVendingKey } from '@setrum/server';
import { createDecoderState, deriveDecoderKey, makePan } from '@setrum/sts';
import { siciliaKey } from '../../world.ts';
import type { playgroundChips } from '../schema/action.ts';
import type { PlaygroundClock } from './clock.ts';
import { pastYear } from './past-year.ts';

export type PlaygroundChipName = (typeof playgroundChips)[number];

/** As the visitor finds the meter: six kilowatt-hours are left, and it warns below five. */
const standWh = 5_700_000;
const creditWh = 6_000;
const lastMonthKwh = 5_668;

/** The meter on the wall, with its shares of the card keys. */
export function hangMeter(
  meterNo: string,
  shares: readonly MeterShare[],
  clock: PlaygroundClock,
): Meter {
  const key = { ...siciliaKey, meterNo };
  const pan = makePan(meterNo);
  const decoderKey = deriveDecoderKey({ ...key, pan, vendingKey: testVendingKey(key) });
  const atMs = clock.nowMs();
  const state = createMeterState({
    ...{ meterNo, standWh, creditWh, atMs },
    decoder: createDecoderState({ ...key, pan, decoderKey }),
    ...{ voltageV: 220, currentA: 0, records: pastYear(lastMonthKwh, atMs) },
    cardShares: shares.map(({ version, share }) => ({ version, shareHex: toHex(share) })),
  });
  // It lives as long as the playground: what it would keep through a power cut has nowhere to be kept.
  return createMeter(state, { save: async () => undefined, nowMs: clock.nowMs });
}

/** A card from the factory. */
export function newCard(chip: PlaygroundChipName): VirtualCard {
  switch (chip) {
    case 'NTAG216':
      return createVirtualNtag216({ uid: newUid(7) });
    case 'MIFARE-CLASSIC-1K':
      return createVirtualClassic({ uid: newUid(4) });
    case 'ISO-7816-4':
      return createVirtualIso7816({ uid: newUid(7) });
  }
}

/** Makes a new card the customer's, as the issuer does: signed for this meter and this UID. */
export async function issueCard(
  card: VirtualCard,
  meterNo: string,
  cardNo: number,
  shares: readonly MeterShare[],
): Promise<void> {
  const [share] = shares;
  const key = share === undefined ? null : createCardKey(share, card.uid);
  const memory = await openCard(card.transmit, { atr: card.atr });
  await writeIdentity(memory, { meterNo, state: 'active', cardNo }, key);
}

/** NXP's begin with 04 where they have seven bytes. */
function newUid(length: 4 | 7): string {
  const bytes = Uint8Array.from(randomBytes(length));
  if (length === 7) bytes[0] = 0x04;
  return toHex(bytes);
}
