import { readerFault, serviceDown } from '../../reader/index.ts';
import { settlesWithin } from '../../reader/watchdog.ts';
import type { ReaderDriver } from '../driver.ts';
import { HostLife, type HostTimes, usualTimes } from './life.ts';
import type { OpenHostLink } from './protocol.ts';
import { remoteReader } from './remote-reader.ts';
import { ToldState } from './told-state.ts';

/**
 * A driver in a process of its own. When that process ends, or stops answering, its readers vanish, it is begun anew, and they appear again:
 * a driver that blocks, crashes or leaks takes nothing along. Rejects with the driver's own reason when it cannot be made at all.
 */
export async function createHostedDriver(
  openLink: OpenHostLink,
  times: HostTimes = usualTimes,
): Promise<ReaderDriver> {
  const state = new ToldState();
  const life = new HostLife(openLink, times, {
    event: (event) => state.tell(event),
    lost: (reason) => {
      const problem = serviceDown(reason);
      state.tell({ kind: 'down', problem });
      return problem;
    },
    begunAnew: () => state.tell({ kind: 'up' }),
  });
  const { name, version } = await life.start();
  return {
    name,
    version,
    async list() {
      const names = await life.calls().ask({ call: 'list' });
      if (Array.isArray(names) && names.every((one) => typeof one === 'string')) return names;
      throw readerFault("the driver's process gives no list of readers");
    },
    watch: (tell) => state.watch(tell),
    async open(reader) {
      const calls = life.calls();
      const handle = await calls.ask({ call: 'open', reader });
      if (typeof handle === 'number') return remoteReader(reader, handle, calls);
      throw readerFault("the driver's process opens no reader");
    },
    async close() {
      if (life.isOver()) return;
      const told = life.calls().ask({ call: 'close' });
      await settlesWithin(told, times.closeMs);
      life.end();
    },
    reset: () => life.reset(),
  };
}
