import {
  type CardKey,
  type Chip,
  type ChipKeys,
  createVirtualClassic,
  createVirtualDesfire,
  createVirtualIso7816,
  createVirtualNtag216,
  fromHex,
  issueDesfire,
  localChipKeys,
  type MeterShare,
  openCard,
  personaliseClassic,
  sectorKeysOf,
  type VirtualCard,
  writeIdentity,
} from '@setrum/card';
import type { Chance } from './chance.ts';

/** A chip that the soak sells on. */
export interface ChipFactory {
  readonly chip: Chip;
  create(uid: string): VirtualCard;
  /** What the issuer does to the chip itself before anything is written on it. */
  issue(card: VirtualCard, by: Issuer): Promise<unknown>;
  /** The chip's own keys, as the counter or the meter has them. */
  keys(share: MeterShare, random: Random, whose: 'counter' | 'meter'): ChipKeys;
}

type Random = (bytes: number) => Uint8Array;

interface Issuer {
  readonly share: MeterShare;
  readonly random: Random;
}

const sectorKeys = sectorKeysOf({
  default: { keyA: fromHex('A0A1A2A3A4A5'), keyB: fromHex('B0B1B2B3B4B5') },
});
const nothing = async (): Promise<void> => undefined;

function desfire(chip: 'DESFIRE-EV2' | 'DESFIRE-EV3'): ChipFactory {
  return {
    chip,
    create: (uid) => createVirtualDesfire({ uid, chip }),
    issue: ({ transmit, uid }, { share, random }) =>
      issueDesfire({ transmit, uid, random }, { share }),
    keys: (share, random, whose) =>
      localChipKeys([share], random, whose === 'counter' ? ['mailbox'] : ['report']),
  };
}

/** Every chip that can be emulated. A further one is a further entry. */
export const chipFactories: readonly [ChipFactory, ...ChipFactory[]] = [
  {
    chip: 'NTAG216',
    create: (uid) => createVirtualNtag216({ uid }),
    issue: nothing,
    keys: () => ({}),
  },
  {
    chip: 'MIFARE-CLASSIC-1K',
    create: (uid) => createVirtualClassic({ uid }),
    issue: ({ transmit, uid }) => personaliseClassic({ transmit, uid, keys: sectorKeys }),
    keys: () => sectorKeys,
  },
  desfire('DESFIRE-EV3'),
  desfire('DESFIRE-EV2'),
  {
    chip: 'ISO-7816-4',
    create: (uid) => createVirtualIso7816({ uid }),
    issue: nothing,
    keys: () => ({}),
  },
];

/** A card as a customer gets it. `signature`: with what its identity is signed; null: not at all. */
export async function issueCard(
  factory: ChipFactory,
  order: {
    readonly uid: string;
    readonly meterNo: string;
    readonly signature: CardKey | null;
  } & Issuer,
): Promise<VirtualCard> {
  const card = factory.create(order.uid);
  const { share, random, meterNo, signature } = order;
  await factory.issue(card, order);
  // Whoever issues a card has every key of it.
  const all = { ...factory.keys(share, random, 'meter'), ...localChipKeys([share], random) };
  const memory = await openCard(card.transmit, { atr: card.atr, keys: all, random });
  await writeIdentity(memory, { meterNo, state: 'active', cardNo: 1 }, signature);
  card.remove();
  return card;
}

/** Bytes for the drivers that need chance. */
export function randomBytesOf(chance: Chance): Random {
  return (bytes) => Uint8Array.from({ length: bytes }, () => chance.below(256));
}
