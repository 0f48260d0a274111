import { type ReaderProfileName, readerProfileNames } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { allowableOrigin } from '../bridge/gate.ts';
import { BRIDGE_PORT } from '../bridge/protocol.ts';
import { flag, listOf, object, oneOf, optional, type Shape, text, whole, wrong } from './shape.ts';

/** How a counter is set up: docs/loket.md, "Settings". */
export interface LoketSettings {
  /** P2APST. */
  readonly server: string;
  /** A file with the counter's access key; null: it is given otherwise. */
  readonly accessKeyFile: string | null;
  /** `pcsc`, `emulated`, or the module of a maker's driver. */
  readonly driver: string;
  readonly driverSettings: Readonly<Record<string, unknown>>;
  /** Whether the driver runs in a process of its own. The emulated one never does. */
  readonly driverProcess: boolean;
  /** Only readers with this part in their name; null: all. */
  readonly reader: string | null;
  /** Null: by the reader's name. */
  readonly readerProfile: ReaderProfileName | null;
  readonly readerTimeoutMs: number;
  readonly cardWaitSeconds: number;
  /** A file with the sector keys of MIFARE Classic cards; null: those of the factory. */
  readonly classicKeysFile: string | null;
  /** `tcp://HOST:PORT`, `pdf:FOLDER` or a device; null: PDFs in the counter's folder. */
  readonly printer: string | null;
  readonly printerColumns: 32 | 40 | 48;
  readonly printerStatus: boolean;
  /** The counter's name on its receipts; null: not printed. */
  readonly soldBy: string | null;
  /** Where journal, pairing and PDFs are. */
  readonly folder: string;
  readonly port: number;
  /** Pages that may use the bridge. */
  readonly origins: readonly string[];
  /** The amount keys of the terminal, rupiah. */
  readonly amounts: readonly number[];
}

export const usualSettings: LoketSettings = {
  server: 'http://127.0.0.1:8080',
  accessKeyFile: null,
  driver: 'pcsc',
  driverSettings: {},
  driverProcess: true,
  reader: null,
  readerProfile: null,
  readerTimeoutMs: 3_000,
  cardWaitSeconds: 60,
  classicKeysFile: null,
  printer: null,
  printerColumns: 48,
  printerStatus: true,
  soldBy: null,
  folder: '.setrum/loket',
  port: BRIDGE_PORT,
  origins: [],
  amounts: [20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000],
};

const line = text(/^[^\p{Cc}]{1,500}$/u);

const url: Shape<string> = (value, where) => {
  if (typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value)) return value;
  throw wrong(`${where} is no http(s) address`);
};

const origin: Shape<string> = (value, where) => {
  const allowed = typeof value === 'string' ? allowableOrigin(value) : null;
  if (allowed !== null) return allowed;
  throw wrong(`${where} is neither https nor an address of this computer`);
};

const anyMembers: Shape<Readonly<Record<string, unknown>>> = (value, where) => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw wrong(`${where} is no object`);
};

const settingsShape = object({
  server: optional(url),
  accessKeyFile: optional(line),
  driver: optional(line),
  driverSettings: optional(anyMembers),
  driverProcess: optional(flag),
  reader: optional(line),
  readerProfile: optional(oneOf(readerProfileNames)),
  readerTimeoutMs: optional(whole(100, 60_000)),
  cardWaitSeconds: optional(whole(1, 3_600)),
  classicKeysFile: optional(line),
  printer: optional(line),
  printerColumns: optional(oneOf([32, 40, 48] as const)),
  printerStatus: optional(flag),
  soldBy: optional(line),
  folder: optional(line),
  port: optional(whole(0, 65_535)),
  origins: optional(listOf(origin, 20)),
  amounts: optional(listOf(whole(1, 10_000_000), 9)),
});

/** Settings as far as one place says them. */
export type GivenSettings = Partial<ReturnType<typeof settingsShape>>;

/** Reads settings that were given in one place (`source`, for the message). SETRUM_LOKET_SETTINGS. */
export function readSettings(value: unknown, source: string): GivenSettings {
  try {
    return settingsShape(value, 'settings');
  } catch (error) {
    if (!(error instanceof SetrumError)) throw error;
    const { detail = '' } = error.params;
    throw new SetrumError('SETRUM_LOKET_SETTINGS', { source, detail }, { cause: error });
  }
}

/** Puts settings together: what stands later goes before what stands earlier. */
export function mergeSettings(...given: readonly GivenSettings[]): LoketSettings {
  const said = given.flatMap((one) =>
    Object.entries(one).filter(([, value]) => value !== undefined),
  );
  return { ...usualSettings, ...Object.fromEntries(said) };
}
