import { SetrumError } from '@setrum/errors';
import {
  type CreateBench,
  importDriver,
  isOwnDriver,
  loadReaderDriver,
  ownBench,
} from '@setrum/loket';
import { personsHand } from './persons-hand.ts';
import type { Till } from './till.ts';

export interface BenchOptions {
  readonly reader?: string;
  readonly settings?: string;
  readonly unplug?: boolean;
}

/** The bench for a driver: its module's own (`createDriverBench`), or a person's two hands and two cards. */
export async function benchFor(
  driver: string,
  options: BenchOptions,
  till: Till,
): Promise<{ readonly createBench: CreateBench; readonly hand: 'module' | 'person' }> {
  const own = isOwnDriver(driver) ? await ownBench(driver) : await moduleBench(driver);
  if (own !== null) return { createBench: own, hand: 'module' };
  const settings = parseSettings(options.settings);
  const hand = personsHand(till, options.unplug === true);
  const createBench: CreateBench = async ({ timeoutMs }) => {
    const made = await loadReaderDriver(driver, { timeoutMs, settings });
    const reader = options.reader ?? (await made.list())[0];
    if (reader === undefined) {
      await made.close();
      throw new SetrumError('SETRUM_READER_MISSING', { detail: 'the driver lists none' });
    }
    return { driver: made, reader, hand, close: async () => undefined };
  };
  return { createBench, hand: 'person' };
}

async function moduleBench(driver: string): Promise<CreateBench | null> {
  const module: object = await importDriver(driver);
  if (!('createDriverBench' in module)) return null;
  const { createDriverBench } = module;
  if (typeof createDriverBench !== 'function') return null;
  return (options) => createDriverBench(options);
}

function parseSettings(text: string | undefined): Readonly<Record<string, unknown>> {
  if (text === undefined) return {};
  try {
    const settings: unknown = JSON.parse(text);
    if (typeof settings === 'object' && settings !== null) return { ...settings };
  } catch {
    // Told below, together with JSON that is no object.
  }
  throw new SetrumError('SETRUM_USAGE', { detail: '--settings is a JSON object' });
}
