import { resolve } from 'node:path';
import { isEmulatedDriver, type Loket, type LoketSettings, openLoket } from '@setrum/loket';
import { stopSignal } from '../signals.ts';
import { createStderrNotices } from './notices.ts';
import { accessKeyFrom, type LoketOptions, settingsFrom } from './options.ts';

/** A counter that is open at the shell. */
export interface LoketRoom {
  readonly loket: Loket;
  readonly settings: LoketSettings;
  /** Aborted by Ctrl-C and SIGTERM: what waits for a card ends. */
  readonly stop: AbortSignal;
}

/** Opens the counter, lets `use` work in it, and closes it whatever happens; Ctrl-C ends the waiting, not a sale. */
export async function inLoket<Result>(
  options: LoketOptions,
  use: (room: LoketRoom) => Promise<Result>,
): Promise<Result> {
  const settings = await settingsFrom(options);
  const accessKey = await accessKeyFrom(settings, options);
  const notices = createStderrNotices();
  const loket = await openLoket(settings, { notice: notices.notice, centre: { accessKey } });
  const signal = stopSignal();
  const stop = new AbortController();
  void signal.asked.then(() => stop.abort(notices.cancelled));
  try {
    await layCard(loket, options);
    return await use({ loket, settings, stop: stop.signal });
  } finally {
    await loket.close();
    signal.release();
  }
}

/** The card of --card lies on the first emulated reader. */
async function layCard({ driver }: Loket, { card }: LoketOptions): Promise<void> {
  if (card === undefined || !isEmulatedDriver(driver)) return;
  const [reader = ''] = await driver.list();
  await driver.lay(reader, resolve(card));
}
