import { concatBytes, equalBytes } from '../../bytes.ts';
import { encodeAccess } from './access-bits.ts';
import { BLOCK_BYTES, BLOCKS, isTrailer } from './chip.ts';
import { TRANSPORT_KEY } from './keys.ts';

const MEMORY_BYTES = BLOCKS * BLOCK_BYTES;
const UID_BYTES: readonly number[] = [4, 7];
const SAK = 0x08;
const ATQA = [0x04, 0x00] as const;
/** What an unused byte 9 of a trailer is when the chip leaves the factory. */
const FREE_BYTE = 0x69;

/** All 64 blocks of a chip from the factory. RangeError for a UID that has not 4 or 7 bytes. */
export function factoryMemory(uid: Uint8Array): Uint8Array {
  if (!UID_BYTES.includes(uid.length)) {
    throw new RangeError('a MIFARE Classic has a UID of 4 or 7 bytes');
  }
  const memory = new Uint8Array(MEMORY_BYTES);
  memory.set(manufacturerBlock(uid));
  const access = encodeAccess({ blocks: [0, 0, 0], trailer: 0b001 });
  const trailer = concatBytes([TRANSPORT_KEY, access, Uint8Array.of(FREE_BYTE), TRANSPORT_KEY]);
  for (let block = 0; block < BLOCKS; block += 1) {
    if (isTrailer(block)) memory.set(trailer, block * BLOCK_BYTES);
  }
  return memory;
}

/** The UID, with its check byte when it has 4 bytes (data sheet, figures 6 and 7), and what the chip says of itself. */
function manufacturerBlock(uid: Uint8Array): Uint8Array {
  const check = uid.length === 4 ? [uid.reduce((sum, byte) => sum ^ byte, 0)] : [];
  return Uint8Array.of(...uid, ...check, SAK, ...ATQA);
}

/** The UID in a dump, which its manufacturer block tells with its length. RangeError when it is no dump of such a chip. */
export function uidIn(dump: Uint8Array): Uint8Array {
  const uid = UID_BYTES.map((length) => dump.slice(0, length)).find((candidate) =>
    equalBytes(blockIn(factoryMemory(candidate), 0), blockIn(dump, 0)),
  );
  if (uid === undefined || dump.length !== MEMORY_BYTES) {
    throw new RangeError(`a dump is the ${MEMORY_BYTES} bytes of a virtual MIFARE Classic`);
  }
  return uid;
}

export function blockIn(memory: Uint8Array, block: number): Uint8Array {
  return memory.slice(block * BLOCK_BYTES, (block + 1) * BLOCK_BYTES);
}
