// The process that a driver runs in: what hangs, crashes or eats memory in there is ended and begun anew, and the agent lives on.
import { loadReaderDriver } from '../load.ts';
import { type FromHost, packProblem, type ToHost } from './protocol.ts';
import { DriverServer } from './server.ts';

const [driver = '', options = '{}'] = process.argv.slice(2);

const send = (message: FromHost): void => {
  process.send?.(message);
};
// Without an agent there is nobody to drive readers for.
process.once('disconnect', () => process.exit(0));
// Ctrl-C in a terminal is meant for the agent, which ends us when it has done with the card.
process.on('SIGINT', () => undefined);

try {
  const server = new DriverServer(await loadReaderDriver(driver, JSON.parse(options)), send);
  process.on('message', (message: ToHost) => server.receive(message));
} catch (error) {
  send({ failed: packProblem(error) });
  process.exitCode = 1;
  process.disconnect?.();
}
