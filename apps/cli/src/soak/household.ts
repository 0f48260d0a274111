import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCard, type VirtualCard } from '@setrum/card';
import {
  type Centre,
  type CounterPc,
  createSimulatedReader,
  httpCaller,
  httpCentre,
  type PowerCutFiles,
  powerCutFiles,
  type Reader,
} from '@setrum/loket';
import { chanceOf } from './chance.ts';
import { type ChipFactory, chipFactories } from './chips.ts';
import { createDisk, type Disk } from './disk.ts';
import { createHome, type HomeSide } from './home.ts';
import { createLine, type Line } from './line.ts';
import { placeOf, type SoakWorld } from './world.ts';

/** Parts of the counter that can be made worse on purpose, to see whether the soak finds out. */
export interface Tampering {
  readonly factory?: ChipFactory;
  readonly centre?: (centre: Centre) => Centre;
  readonly files?: (files: PowerCutFiles) => PowerCutFiles;
  readonly reader?: (reader: Reader, household: Household) => Reader;
}

/** One customer with meter and cards, and the counter that they go to. Its sales follow one another; those of others have nothing to do with them. */
export interface Household {
  readonly number: number;
  readonly meterNo: string;
  readonly holder: string;
  readonly chip: string;
  readonly home: HomeSide;
  readonly line: Line;
  readonly disk: Disk;
  /** The counter's PC for one sale; `keys` gets the request keys that it makes. */
  pc(k: number, attempts: number): CounterPc;
  /** Request keys made, each with the number of its sale. */
  readonly keys: Map<string, number>;
  /** Tokens that the customer has on paper and has not typed yet. */
  readonly papers: Set<string>;
  lay(card: VirtualCard): void;
  lift(): void;
  /** The sequence of the card's live mailbox; null when it has none. */
  mailboxSequence(): Promise<number | null>;
  /** The same, when it was last looked at. */
  lastSequence: number | null;
  remove(): Promise<void>;
}

/** Which chip a household's cards have, and whether its meter signs. */
export function kindOf(household: number): {
  readonly factory: ChipFactory;
  readonly signed: boolean;
} {
  const factory = chipFactories[household % chipFactories.length] ?? chipFactories[0];
  const turn = Math.floor(household / chipFactories.length);
  // A DESFire has the keys of its meter's share, so its meter has one.
  return { factory, signed: factory.chip.startsWith('DESFIRE') || turn % 2 === 1 };
}

export async function createHousehold(
  world: SoakWorld,
  seed: number,
  number: number,
  tampering: Tampering = {},
): Promise<Household> {
  const { signed, ...kind } = kindOf(number);
  const factory = tampering.factory ?? kind.factory;
  await world.register(number, signed);
  const home = await createHome(number, factory, signed, chanceOf(seed, `household ${number}`));
  const folder = await mkdtemp(join(tmpdir(), 'setrum-soak-'));
  const own = powerCutFiles();
  const disk = createDisk();
  const files = disk.of(tampering.files?.(own) ?? own);
  const reader = createSimulatedReader();
  const line = createLine(world.end);
  const keys = new Map<string, number>();
  const now = (): Date => new Date();
  const newRequestKey = (k: number): string => {
    const key = `soak-${seed}-${k}-${keys.size}`;
    keys.set(key, k);
    return key;
  };
  const household: Household = {
    ...{
      number,
      home,
      line,
      disk,
      keys,
      papers: new Set<string>(),
      chip: factory.chip,
      lastSequence: null,
    },
    ...placeOf(number),
    pc(k, attempts) {
      const caller = httpCaller({
        ...{ url: 'http://centre', accessKey: world.accessKey, fetch: line.fetch },
        ...{ attempts, pauseMs: 0, timeoutMs: 60_000 },
      });
      const centre = httpCentre(caller);
      return {
        ...{ folder, files, newRequestKey: () => newRequestKey(k) },
        reader: tampering.reader?.(reader, household) ?? reader,
        centre: tampering.centre?.(centre) ?? centre,
        options: { now, openCard: (session) => home.openAtCounter(session, session.atr) },
      };
    },
    lay(card) {
      card.remove();
      card.tap();
      reader.insert(card.transmit, card.atr);
    },
    lift: () => reader.remove(),
    async mailboxSequence() {
      home.card.remove();
      home.card.tap();
      const { mailbox } = await readCard(await home.openAtCounter(home.card, home.card.atr));
      home.card.remove();
      return mailbox?.sequence ?? null;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
  return household;
}
