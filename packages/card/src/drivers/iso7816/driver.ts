import { SetrumError } from '@setrum/errors';
import { MAP_BYTES } from '../../map.ts';
import type { CardMemory, Transmit } from '../../memory.ts';
import { ask, isOk } from '../exchange.ts';
import type { Link } from '../link.ts';
import { unlessRefused } from '../refusal.ts';
import {
  type Capability,
  capabilityLength,
  decodeCapability,
  LEAST_CC_BYTES,
} from './capability.ts';
import {
  CC_FILE,
  MAP_FILE,
  NDEF_DF_NAME,
  SETRUM_DF_NAME,
  selectByName,
  selectFile,
} from './chip.ts';
import { accepted, readFile, updateFile } from './file.ts';

const CHIP = 'ISO-7816-4';

/**
 * The memory of an ISO 7816-4 card with our file in it (docs/card.md §11): in our own application, or beside the NDEF message of a Type 4 card.
 * Null when there is no such file: a card of somebody else's. SETRUM_CARD_TOO_SMALL when the file is shorter than the map.
 */
export async function openIso7816(
  { transmit, uid }: Pick<Link, 'transmit' | 'uid'>,
  name: Uint8Array = SETRUM_DF_NAME,
): Promise<CardMemory | null> {
  for (const dfName of [name, NDEF_DF_NAME]) {
    const capability = await unlessRefused(capabilityOf(transmit, dfName));
    const file = capability?.proprietary.find(({ fileId }) => fileId === MAP_FILE);
    if (capability === null || file === undefined) continue;
    if (file.sizeBytes < MAP_BYTES) throw new SetrumError('SETRUM_CARD_TOO_SMALL', { chip: CHIP });
    return memoryOf({ transmit, uid, dfName, capability, selected: 'application' });
  }
  return null;
}

/** The container of an application; null when the card has no such application or no container in it. */
async function capabilityOf(transmit: Transmit, name: Uint8Array): Promise<Capability | null> {
  for (const command of [selectByName(name), selectFile(CC_FILE)]) {
    if (!isOk((await ask(transmit, command)).status)) return null;
  }
  const first = await readFile(transmit, 0, LEAST_CC_BYTES, LEAST_CC_BYTES);
  const length = capabilityLength(first);
  const whole =
    length <= first.length ? first : await readFile(transmit, 0, length, LEAST_CC_BYTES);
  return decodeCapability(whole);
}

interface OpenFile {
  readonly transmit: Transmit;
  readonly uid: string;
  readonly dfName: Uint8Array;
  readonly capability: Capability;
  /** What is selected, as far as we know: after a failure nothing. */
  selected: 'nothing' | 'application' | 'file';
}

/**
 * A write is stored in pieces of any length, so it may be torn after any byte; what makes a slot valid is the write of its
 * header's first four bytes, which spoils nothing when it is torn: the slot was dead before.
 */
function memoryOf(file: OpenFile): CardMemory {
  const { transmit, capability } = file;
  return {
    uid: file.uid,
    chip: CHIP,
    sizeBytes: MAP_BYTES,
    writeBytes: 1,
    async read(offset, length) {
      checkRange(offset, length);
      return withFile(file, () => readFile(transmit, offset, length, capability.maxLe));
    },
    async write(offset, bytes) {
      checkRange(offset, bytes.length);
      await withFile(file, () => updateFile(transmit, offset, bytes, capability.maxLc));
    },
  };
}

/** Selects the map's file where it is not selected, or may not be since something went wrong. */
async function withFile<T>(file: OpenFile, act: () => Promise<T>): Promise<T> {
  try {
    if (file.selected === 'nothing') accepted(await ask(file.transmit, selectByName(file.dfName)));
    if (file.selected !== 'file') accepted(await ask(file.transmit, selectFile(MAP_FILE)));
    file.selected = 'file';
    return await act();
  } catch (error) {
    file.selected = 'nothing';
    throw error;
  }
}

function checkRange(offset: number, length: number): void {
  if (offset < 0 || length < 0 || offset + length > MAP_BYTES) {
    throw new RangeError(`bytes ${offset} to ${offset + length} are outside the map`);
  }
}
