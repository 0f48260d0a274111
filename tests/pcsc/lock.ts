import { connect, createServer, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

// An abstract socket (Linux): the kernel gives it back when its owner dies, so a lock is never left behind.
const ADDRESS = '\0setrum-pcsc-rig';
const PAUSE_MS = 50;

/** Whether a rig of this or another test process is running. */
export async function rigIsRunning(): Promise<boolean> {
  return await canConnect(ADDRESS);
}

/**
 * Waits until no other rig runs on this machine, then holds the place; gives the release. Only one pcscd can
 * run, and test files run side by side. Rejects after `waitMs`.
 */
export async function holdRigLock(waitMs: number): Promise<() => Promise<void>> {
  for (let left = waitMs; ; left -= PAUSE_MS) {
    const server = await listen();
    if (server !== null) {
      return () => new Promise((resolve) => server.close(() => resolve()));
    }
    if (left <= 0) throw new Error(`another PC/SC rig did not end within ${waitMs} ms`);
    await pause(PAUSE_MS);
  }
}

/** Whether something accepts connections at this Unix socket. */
export function canConnect(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function listen(): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.unref();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    server.listen(ADDRESS, () => resolve(server));
  });
}
