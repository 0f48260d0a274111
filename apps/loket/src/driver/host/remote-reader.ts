import { SetrumError } from '@setrum/errors';
import { type CardSession, type Reader, readerFault, readerMissing } from '../../reader/index.ts';
import type { HostCalls, HostRequest } from './calls.ts';

/** A reader in a host. It dies with that host: afterwards it has to be opened anew. */
export function remoteReader(name: string, handle: number, calls: HostCalls): Reader {
  const closed = new AbortController();
  const whileOpen = (signal: AbortSignal | undefined): AbortSignal =>
    signal === undefined ? closed.signal : AbortSignal.any([closed.signal, signal]);
  return {
    name,
    async connect({ waitMs, signal }) {
      const ending = whileOpen(signal);
      const tapped = await calls.ask({ call: 'connect', handle, waitMs }, ending);
      if (typeof tapped !== 'object' || tapped === null || !('session' in tapped)) throw odd();
      return remoteSession(tapped.session, tapped.atr, calls);
    },
    async waitForRemoval({ waitMs, signal }) {
      const lifted = await calls.ask({ call: 'removal', handle, waitMs }, whileOpen(signal));
      return lifted === true;
    },
    async close() {
      if (closed.signal.aborted) return;
      closed.abort(readerMissing(`${name} was closed`));
      await letGo(calls, { call: 'closeReader', handle });
    },
  };
}

function remoteSession(session: number, atr: Uint8Array | null, calls: HostCalls): CardSession {
  let open = true;
  return {
    atr,
    async transmit(apdu) {
      if (!open) throw new SetrumError('SETRUM_CARD_REMOVED');
      const answer = await calls.ask({ call: 'transmit', session, apdu });
      if (answer instanceof Uint8Array) return answer;
      throw odd();
    },
    async close() {
      if (!open) return;
      open = false;
      await letGo(calls, { call: 'closeSession', session });
    },
  };
}

/** What a host that is gone has held is given back already. */
async function letGo(calls: HostCalls, request: HostRequest): Promise<void> {
  await calls.ask(request).catch(() => undefined);
}

function odd(): SetrumError {
  return readerFault("the driver's process answers something else than it was asked");
}
