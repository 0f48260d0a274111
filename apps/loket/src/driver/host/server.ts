import { SetrumError } from '@setrum/errors';
import { type CardSession, type Reader, readerMissing } from '../../reader/index.ts';
import type { ReaderDriver } from '../driver.ts';
import {
  type FromHost,
  type HostCall,
  type HostEvent,
  type HostResult,
  packProblem,
  type ToHost,
} from './protocol.ts';

/** The host's side: a driver that is used by messages. */
export interface HostServer {
  receive(message: ToHost): void;
}

/** Serves a driver: tells that it is ready, then every event and every answer. */
export function serveDriver(driver: ReaderDriver, send: (message: FromHost) => void): HostServer {
  const readers = new Map<number, Reader>();
  const sessions = new Map<number, CardSession>();
  const waiting = new Map<number, AbortController>();
  let numbers = 0;

  const answer = async (call: HostCall): Promise<HostResult> => {
    switch (call.call) {
      case 'ping':
        return null;
      case 'list':
        return await driver.list();
      case 'close':
        await watch.close();
        await driver.close();
        return null;
      case 'open':
        readers.set(++numbers, await driver.open(call.reader));
        return numbers;
      case 'connect': {
        const session = await readerOf(call.handle).connect(waitOptions(call));
        sessions.set(++numbers, session);
        return { session: numbers, atr: session.atr };
      }
      case 'removal':
        return await readerOf(call.handle).waitForRemoval(waitOptions(call));
      case 'transmit':
        return await sessionOf(call.session).transmit(call.apdu);
      case 'closeSession':
        await sessionOf(call.session).close();
        return null;
      case 'closeReader':
        await readerOf(call.handle).close();
        return null;
    }
  };
  const readerOf = (handle: number): Reader => {
    const reader = readers.get(handle);
    if (reader === undefined) throw readerMissing(`reader ${handle} was not opened`);
    return reader;
  };
  const sessionOf = (session: number): CardSession => {
    const found = sessions.get(session);
    if (found === undefined) throw new SetrumError('SETRUM_CARD_REMOVED');
    return found;
  };
  const waitOptions = ({ id, waitMs }: { readonly id: number; readonly waitMs: number }) => {
    const stop = new AbortController();
    waiting.set(id, stop);
    return { waitMs, signal: stop.signal };
  };
  const serve = async (call: HostCall): Promise<void> => {
    const { id } = call;
    try {
      send({ id, result: await answer(call) });
    } catch (error) {
      send({ id, problem: packProblem(error) });
    } finally {
      waiting.delete(id);
      if (call.call === 'closeSession') sessions.delete(call.session);
    }
  };

  send({ ready: { name: driver.name, version: driver.version } });
  const watch = driver.watch((event) => {
    const told: HostEvent =
      event.kind === 'down' ? { kind: 'down', problem: packProblem(event.problem) } : event;
    send({ event: told });
  });
  return {
    receive(message) {
      if ('abort' in message) {
        waiting.get(message.abort)?.abort(new SetrumError('SETRUM_CANCELLED'));
      } else {
        void serve(message);
      }
    },
  };
}
