import { fromHex, toHex } from '../../bytes.ts';
import type { Chip } from '../../memory.ts';
import { FILE_BACKUP } from './chip.ts';

export interface StoredKey {
  key: Uint8Array;
  version: number;
}

export interface StoredFile {
  readonly type: number;
  readonly commMode: number;
  /** Read, write, read and write, change: a key number, E free or F never. */
  readonly rights: readonly [number, number, number, number];
  data: Uint8Array;
}

export interface StoredApplication {
  readonly keySettings: number;
  readonly keys: StoredKey[];
  readonly files: Map<number, StoredFile>;
}

/** What an emulated DESFire keeps without power. */
export interface Store {
  readonly uid: string;
  readonly chip: Chip;
  readonly storageBytes: number;
  /** The card's own master key; null: the two-key triple DES of the factory, which this emulation does not speak. */
  readonly piccKey: StoredKey | null;
  /** By AID, hex. */
  readonly applications: Map<string, StoredApplication>;
}

/**
 * How the memory is shared out: in blocks of 32 bytes, a backup file twice, some blocks for what describes application and file.
 * The real figures are not published; these leave a 2 KB card room for one application of ours and not for two.
 */
const BLOCK = 32;
export const APPLICATION_BYTES = 4 * BLOCK;
const CAPACITY: Readonly<Record<number, number>> = { 2048: 2304, 4096: 4864, 8192: 7936 };

export function bytesTaken(type: number, sizeBytes: number): number {
  const data = Math.ceil(sizeBytes / BLOCK) * BLOCK;
  return BLOCK + (type === FILE_BACKUP ? 2 * data : data);
}

/** What GetFreeMemory tells. */
export function freeBytes({ storageBytes, applications }: Store): number {
  const taken = [...applications.values()].map(
    ({ files }) =>
      APPLICATION_BYTES +
      [...files.values()].reduce((sum, { type, data }) => sum + bytesTaken(type, data.length), 0),
  );
  return (CAPACITY[storageBytes] ?? storageBytes) - taken.reduce((sum, bytes) => sum + bytes, 0);
}

interface Dump {
  readonly uid: string;
  readonly chip: Chip;
  readonly storageBytes: number;
  readonly piccKey: DumpedKey | null;
  readonly applications: readonly {
    readonly aid: string;
    readonly keySettings: number;
    readonly keys: readonly DumpedKey[];
    readonly files: readonly {
      readonly fileNo: number;
      readonly type: number;
      readonly commMode: number;
      readonly rights: [number, number, number, number];
      readonly data: string;
    }[];
  }[];
}

interface DumpedKey {
  readonly key: string;
  readonly version: number;
}

const dumpKey = ({ key, version }: StoredKey): DumpedKey => ({ key: toHex(key), version });
const loadKey = ({ key, version }: DumpedKey): StoredKey => ({ key: fromHex(key), version });

/** The store as JSON in UTF-8. It holds the keys: a file of it is for training and tests. */
export function dumpStore(store: Store): Uint8Array {
  const { uid, chip, storageBytes, piccKey } = store;
  const applications = [...store.applications].map(([aid, { keySettings, keys, files }]) => ({
    aid,
    keySettings,
    keys: keys.map(dumpKey),
    files: [...files].map(([fileNo, { type, commMode, rights, data }]) => {
      const [read, write, readWrite, change] = rights;
      const numbers: [number, number, number, number] = [read, write, readWrite, change];
      return { fileNo, type, commMode, rights: numbers, data: toHex(data) };
    }),
  }));
  const dump: Dump = {
    uid,
    chip,
    storageBytes,
    piccKey: piccKey === null ? null : dumpKey(piccKey),
    applications,
  };
  return new TextEncoder().encode(JSON.stringify(dump));
}

function dumpIn(bytes: Uint8Array): Dump {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new RangeError('this is no dump of an emulated DESFire');
  }
}

/** A store from what dumpStore gave. RangeError for anything else, which does not tell what it is: keys are among it. */
export function loadStore(bytes: Uint8Array): Store {
  const dump = dumpIn(bytes);
  return {
    ...dump,
    piccKey: dump.piccKey === null ? null : loadKey(dump.piccKey),
    applications: new Map(
      dump.applications.map(({ aid, keySettings, keys, files }) => [
        aid,
        {
          keySettings,
          keys: keys.map(loadKey),
          files: new Map(
            files.map(({ fileNo, data, ...file }) => [fileNo, { ...file, data: fromHex(data) }]),
          ),
        },
      ]),
    ),
  };
}
