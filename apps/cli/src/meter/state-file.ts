import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetrumError } from '@setrum/errors';
import { type MeterState, restoreMeterState } from '@setrum/meter';
import { defaultDataDir } from '../options.ts';
import { writeDurably } from './durable.ts';

const FORMAT = 'setrum-meter-1';

/** A meter in a file: `{ "format": "setrum-meter-1", "meter": its state, "lastIssuedTid" }`. */
export interface SavedMeter {
  readonly meter: MeterState;
  /** Identifier of the last token that `setrum meter token` made for it; 0 = none. */
  readonly lastIssuedTid: number;
}

/** Where a meter is unless told otherwise: in the data folder. */
export const defaultStateFile = join(defaultDataDir, 'meter.json');

/**
 * The meter of a state file; null when there is no such file. A bare state, and one of an older version, is taken, too.
 * SETRUM_METER_STATE_UNREADABLE for anything else.
 */
export async function readMeterFile(file: string): Promise<SavedMeter | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw unreadable(file, error);
  });
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    const { format, meter, lastIssuedTid = 0 } = Object(value);
    if (format === undefined) return { meter: restoreMeterState(value), lastIssuedTid: 0 };
    if (format !== FORMAT) throw new RangeError(`it is not of the format ${FORMAT}`);
    return { meter: restoreMeterState(meter), lastIssuedTid: Number(lastIssuedTid) };
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** The same, where there must be one: SETRUM_METER_STATE_MISSING. */
export async function readMeter(file: string): Promise<SavedMeter> {
  const saved = await readMeterFile(file);
  if (saved === null) throw new SetrumError('SETRUM_METER_STATE_MISSING', { file });
  return saved;
}

/** Saves a meter in one piece. SETRUM_METER_STATE_UNWRITABLE. */
export async function writeMeterFile(file: string, saved: SavedMeter): Promise<void> {
  try {
    await writeDurably(file, `${JSON.stringify({ format: FORMAT, ...saved })}\n`);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new SetrumError('SETRUM_METER_STATE_UNWRITABLE', { file, detail }, { cause: error });
  }
}

function unreadable(file: string, error: unknown): SetrumError {
  const detail = error instanceof Error ? error.message : String(error);
  return new SetrumError('SETRUM_METER_STATE_UNREADABLE', { file, detail }, { cause: error });
}
