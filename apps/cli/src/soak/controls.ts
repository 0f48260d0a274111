import { createVirtualNtag216, fromHex, type Transmit, type VirtualCard } from '@setrum/card';
import type { Centre, PowerCutFiles, Reader } from '@setrum/loket';
import { type ChipFactory, chipFactories } from './chips.ts';
import type { Household, Tampering } from './household.ts';

/** Faults that are planted on purpose: a soak that does not find them would show nothing by finding nothing. */
export const controls = {
  /** A counter that asks under a new key when it takes a sale up again. */
  'new-key': { centre: withNewKeys },
  /** A counter that does not look whose card lies on the reader. */
  'any-card': { reader: takingAnyCard, factory: chipFactories[0] },
  /** A card whose mailbox has one slot. */
  'one-slot': { factory: oneSlotFactory() },
  /** A journal that does not wait for the disk. */
  forgetful: { files: withoutSync },
} as const satisfies Readonly<Record<string, Tampering>>;

export type ControlName = keyof typeof controls;

function withNewKeys(centre: Centre): Centre {
  const seen = new Set<string>();
  return {
    ...centre,
    buy(order) {
      const { requestKey } = order;
      const again = seen.has(requestKey);
      seen.add(requestKey);
      return centre.buy(again ? { ...order, requestKey: `${requestKey}-${seen.size}` } : order);
    },
  };
}

const GET_UID = 0xca;

function takingAnyCard(reader: Reader, { home }: Household): Reader {
  const uid = Uint8Array.of(...fromHex(home.card.uid), 0x90, 0x00);
  return {
    ...reader,
    async connect(options) {
      const session = await reader.connect(options);
      const { transmit } = session;
      return { ...session, transmit: async (apdu) => (apdu[1] === GET_UID ? uid : transmit(apdu)) };
    },
  };
}

function withoutSync(files: PowerCutFiles): PowerCutFiles {
  const never = async (): Promise<void> => undefined;
  return {
    ...files,
    create: async (path) => ({ ...(await files.create(path)), sync: never }),
    ...{ syncFile: never, syncFolder: never },
  };
}

/** Pages of the mailbox's second slot (docs/card.md §1, §8), and by how many they lie behind those of the first. */
const secondSlot = { from: 54, to: 77, behind: 24 };
const isSecond = (page: number): boolean => page >= secondSlot.from && page <= secondSlot.to;
const PAGE_BYTES = 4;

function oneSlotFactory(): ChipFactory {
  const [ntag216] = chipFactories;
  return { ...ntag216, create: (uid) => withOneSlot(createVirtualNtag216({ uid })) };
}

function withOneSlot(card: VirtualCard): VirtualCard {
  const at = (apdu: Uint8Array, page: number): Uint8Array => {
    const copy = apdu.slice();
    copy[3] = isSecond(page) ? page - secondSlot.behind : page;
    return copy;
  };
  const answer = (apdu: Uint8Array): Uint8Array => {
    const page = apdu[3] ?? 0;
    if (apdu[1] === 0xd6) return card.answer(at(apdu, page));
    const bytes = card.answer(apdu);
    if (apdu[1] !== 0xb0 || bytes.length <= 2) return bytes;
    const shown = bytes.slice();
    for (let n = 0; n < (bytes.length - 2) / PAGE_BYTES; n++) {
      if (isSecond(page + n)) {
        shown.set(card.answer(at(apdu, page + n)).subarray(0, PAGE_BYTES), n * PAGE_BYTES);
      }
    }
    return shown;
  };
  const transmit: Transmit = async (apdu) => answer(apdu);
  const changed = { answer, transmit };
  return Object.defineProperties(Object.create(card), Object.getOwnPropertyDescriptors(changed));
}
