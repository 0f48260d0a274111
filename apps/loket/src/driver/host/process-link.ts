import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { DriverOptions } from '../driver.ts';
import type { FromHost, OpenHostLink } from './protocol.ts';

/** A command that hangs holds a thread; others, and other readers, must find one all the same. */
const threads = '16';

/** The link to a driver in a process of its own. */
export function processLink(
  driver: string,
  options: DriverOptions,
  env: NodeJS.ProcessEnv = process.env,
): OpenHostLink {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  return (listener) => {
    const child = fork(main, [driver, JSON.stringify(options)], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: withoutSecrets({ ...env, UV_THREADPOOL_SIZE: threads }),
    });
    let ended = false;
    const end = (reason: string): void => {
      if (!ended) listener.end(reason);
      ended = true;
    };
    child.on('message', (message) => {
      if (!ended) listener.message(message as FromHost);
    });
    child.once('error', (error) => end(error.message));
    child.once('exit', (code, signal) => end(signal ?? `exit code ${code}`));
    return {
      send(message) {
        // A message to a process that has just ended: its end is told.
        if (child.connected) child.send(message, () => undefined);
      },
      kill: () => void child.kill('SIGKILL'),
    };
  };
}

/** A maker's code has no use for the counter's access key. */
function withoutSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { SETRUM_ACCESS_KEY: _key, ...rest } = env;
  return rest;
}
