import { fromHex } from '../../bytes.ts';
import { CAPABILITY_CONTAINER } from './chip.ts';
import type { Model } from './virtual-memory.ts';

const NO_CONTAINER = fromHex('00000000');

/** The chips that are emulated: ours, and its sisters that are too small. */
export const models = {
  NTAG216: {
    version: fromHex('0004040201001303'),
    userPages: 222,
    configurable: true,
    container: CAPABILITY_CONTAINER,
  },
  NTAG215: {
    version: fromHex('0004040201001103'),
    userPages: 126,
    configurable: true,
    container: fromHex('E1103E00'),
  },
  NTAG213: {
    version: fromHex('0004040201000F03'),
    userPages: 36,
    configurable: true,
    container: fromHex('E1101200'),
  },
  'MIFARE Ultralight EV1': {
    version: fromHex('0004030101000E03'),
    userPages: 32,
    configurable: true,
    container: NO_CONTAINER,
  },
  /** Once it was formatted for NDEF. */
  'MIFARE Ultralight': {
    version: null,
    userPages: 12,
    configurable: false,
    container: fromHex('E1100600'),
  },
} as const satisfies Record<string, Model>;

export type ModelName = keyof typeof models;
