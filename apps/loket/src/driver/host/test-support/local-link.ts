import type { ReaderDriver } from '../../driver.ts';
import type { FromHost, OpenHostLink } from '../protocol.ts';
import { DriverServer } from '../server.ts';

/** Hosts without processes: what crosses the line is copied as it would be between two, and comes later. */
export interface LocalHosts {
  readonly open: OpenHostLink;
  /** The end of the host that runs now, as by a crash. */
  crash(reason: string): void;
  /** From now on the host hears nothing, as when its thread is blocked. */
  block(): void;
  readonly begun: number;
}

export function createLocalHosts(makeDriver: () => ReaderDriver): LocalHosts {
  let crash: (reason: string) => void = () => undefined;
  let blocked = false;
  let begun = 0;
  return {
    open(listener) {
      begun += 1;
      blocked = false;
      let alive = true;
      const send = (message: FromHost): void => {
        const copy = structuredClone(message);
        setImmediate(() => alive && listener.message(copy));
      };
      const server = new DriverServer(makeDriver(), send);
      const end = (reason: string): void => {
        if (!alive) return;
        alive = false;
        setImmediate(() => listener.end(reason));
      };
      crash = end;
      return {
        send(message) {
          const copy = structuredClone(message);
          setImmediate(() => alive && !blocked && server.receive(copy));
        },
        kill: () => end('SIGKILL'),
      };
    },
    crash: (reason) => crash(reason),
    block() {
      blocked = true;
    },
    get begun() {
      return begun;
    },
  };
}
