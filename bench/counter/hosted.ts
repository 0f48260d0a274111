import { fileURLToPath } from 'node:url';
import { openDriver, type ReaderDriver } from '@setrum/loket';
import { Latencies } from '../hub/latency.ts';
import { createReaderDriver } from './instant-driver.ts';

const GET_UID = Uint8Array.of(0xff, 0xca, 0, 0, 0);

/** What a command takes through a driver, in its own process or in ours: the same card, the same driver. */
export async function measureCommands(
  commands: number,
): Promise<{ readonly hosted: Latencies; readonly here: Latencies }> {
  const driver = fileURLToPath(new URL('./instant-driver.ts', import.meta.url));
  const settings = { driver, driverSettings: {}, readerTimeoutMs: 3_000 };
  const process = await openDriver({ ...settings, driverProcess: true });
  try {
    const hosted = await commandsThrough(process, commands);
    return { hosted, here: await commandsThrough(createReaderDriver(), commands) };
  } finally {
    await process.close();
  }
}

async function commandsThrough(driver: ReaderDriver, commands: number): Promise<Latencies> {
  const [name = ''] = await driver.list();
  const session = await (await driver.open(name)).connect({ waitMs: 0 });
  const taken = new Latencies();
  for (let command = 0; command < commands; command++) {
    const fromMs = performance.now();
    await session.transmit(GET_UID);
    taken.add(performance.now() - fromMs);
  }
  return taken;
}
