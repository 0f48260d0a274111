import {
  type Chip,
  createVirtualClassic,
  createVirtualDesfire,
  createVirtualIso7816,
  createVirtualNtag216,
  MAP_BYTES,
  type ReaderProfileName,
  type VirtualCard,
} from '@setrum/card';

const FORMAT = 'setrum-card-1';

/** A card in a file, as `setrum card make` writes it. `memory` is the non-volatile memory of the emulated chip, base64. */
export interface CardImage {
  readonly format: typeof FORMAT;
  readonly chip: Chip;
  /** Hex, upper case. */
  readonly uid: string;
  readonly memory: string;
}

type Load = (memory: Uint8Array, uid: string, reader: ReaderProfileName) => VirtualCard;

/** The chips that can be emulated, and how each comes to life again. */
const loaders: Readonly<Partial<Record<Chip, Load>>> = {
  // Either the whole chip or the bytes of the map alone, as an inspector writes them.
  NTAG216: (memory, uid, reader) =>
    memory.length === MAP_BYTES
      ? createVirtualNtag216({ uid, image: memory, reader })
      : createVirtualNtag216({ dump: memory, reader }),
  'MIFARE-CLASSIC-1K': (memory) => createVirtualClassic({ dump: memory }),
  'DESFIRE-EV2': (memory) => createVirtualDesfire({ dump: memory }),
  'DESFIRE-EV3': (memory) => createVirtualDesfire({ dump: memory }),
  'ISO-7816-4': (memory, uid) => createVirtualIso7816({ uid, image: memory }),
};

/** Throws with the reason in few words when this is no card image. */
export function parseCardImage(text: string): CardImage {
  const image: unknown = JSON.parse(text);
  if (typeof image !== 'object' || image === null) throw new Error('it is not a JSON object');
  const { format, chip, uid, memory } = image as Readonly<Record<string, unknown>>;
  if (format !== FORMAT) throw new Error(`it is not of the format ${FORMAT}`);
  if (typeof chip !== 'string' || !isEmulated(chip)) {
    throw new Error(`its chip is none of ${Object.keys(loaders).join(', ')}`);
  }
  if (typeof uid !== 'string' || !/^(?:[0-9A-F]{2}){4,10}$/.test(uid)) {
    throw new Error('its uid is not in upper case hex');
  }
  if (typeof memory !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(memory)) {
    throw new Error('its memory is not in base64');
  }
  return { format, chip, uid, memory };
}

/** The emulated card, in the field. Throws when memory and UID do not fit the chip. */
export function virtualCardOf(image: CardImage, reader: ReaderProfileName = 'plain'): VirtualCard {
  const load = loaders[image.chip];
  if (load === undefined) throw new Error(`there is no emulated ${image.chip}`);
  // Bytes of their own: a slice of a Buffer would share them.
  const memory = Uint8Array.from(Buffer.from(image.memory, 'base64'));
  const card = load(memory, image.uid, reader);
  if (card.uid !== image.uid) throw new Error(`its memory is that of card ${card.uid}`);
  if (card.chip !== image.chip) throw new Error(`its memory is that of a ${card.chip}`);
  return card;
}

export function cardImageOf(card: VirtualCard): CardImage {
  const memory = Buffer.from(card.dump()).toString('base64');
  return { format: FORMAT, chip: card.chip, uid: card.uid, memory };
}

export function cardImageText(image: CardImage): string {
  return `${JSON.stringify(image, null, 2)}\n`;
}

function isEmulated(chip: string): chip is Chip {
  return Object.hasOwn(loaders, chip);
}
