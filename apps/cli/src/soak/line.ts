import type { LineFault } from './plan.ts';

type Fetch = typeof fetch;
/** Sends a request; `stop` tears its connection down. */
type Go = (stop?: AbortSignal) => Promise<Response>;

/** The line of one counter to the centre, on which one thing can be made to go wrong at a time. */
export interface Line {
  readonly fetch: Fetch;
  /** Goes wrong at the next request that it is for; null: nothing does. */
  fault: LineFault | null;
  /** Called before a purchase is sent. */
  onPurchase: (() => void) | null;
  /** What was made to go wrong, and did. */
  readonly met: LineFault['how'][];
  /** Purchases that were answered twice and not alike: there must be none. */
  readonly differing: string[];
  /** Resolves when everything that was held back has arrived. */
  quiet(): Promise<void>;
}

/** How the line reaches the server, and what stops and starts it while `during` runs. */
export interface LineEnd {
  url(): string;
  restart(during: () => Promise<unknown>): Promise<void>;
}

export function createLine(end: LineEnd): Line {
  const held: (() => Promise<unknown>)[] = [];
  const send: Fetch = (input, init) => {
    const { pathname, search } = new URL(String(input));
    return fetch(new URL(pathname + search, end.url()), init);
  };
  /** What was held back is on its way now; how it comes out reaches nobody. */
  const deliver = async (): Promise<void> => {
    await Promise.allSettled(held.splice(0).map((late) => late()));
  };
  const line: Line = {
    fault: null,
    onPurchase: null,
    met: [],
    differing: [],
    quiet: deliver,
    async fetch(input, init) {
      const isPurchase = isBuying(String(input), init);
      if (isPurchase) line.onPurchase?.();
      const { fault } = line;
      const isDue = fault !== null && (fault.at === 'purchase') === isPurchase;
      if (!isDue) {
        const answer = await send(input, init);
        await deliver();
        return answer;
      }
      line.fault = null;
      line.met.push(fault.how);
      return goWrong(fault, (stop) =>
        send(input, stop === undefined ? init : { ...init, signal: stop }),
      );
    },
  };

  async function goWrong({ how, at }: LineFault, go: Go): Promise<Response> {
    switch (how) {
      case 'cut':
        throw cut('before the request');
      case 'reset':
        return reset(go);
      case 'late':
        held.push(() => go());
        throw cut('timeout');
      case 'lost':
        await (await go()).text();
        throw cut('before the answer');
      case 'twice': {
        const [first, second] = await Promise.all([go(), go()]);
        const bodies = [await first.clone().text(), await second.text()];
        if (at === 'purchase' && bodies[0] !== bodies[1]) line.differing.push(bodies.join('\n'));
        return first;
      }
      case 'garbled':
        await (await go()).text();
        return new Response('<html>Bad Gateway</html>', { status: 502 });
      case 'busy':
        return problem(503, 'SETRUM_BUSY');
      case 'door':
        return problem(401, 'SETRUM_UNAUTHENTICATED');
      case 'restart':
        return restarted(end, go);
    }
  }
  return line;
}

async function reset(go: Go): Promise<never> {
  const stop = new AbortController();
  const answer = go(stop.signal);
  setImmediate(() => stop.abort());
  await Promise.allSettled([answer.then((whole) => whole.text())]);
  throw cut('reset');
}

async function restarted(end: LineEnd, go: Go): Promise<Response> {
  const answers: Promise<Response>[] = [];
  await end.restart(async () => {
    const answer = go();
    answers.push(answer);
    await Promise.allSettled([answer]);
  });
  const [answer] = answers;
  return answer ?? problem(503, 'SETRUM_UNAVAILABLE');
}

function isBuying(url: string, init: RequestInit | undefined): boolean {
  return init?.method === 'POST' && new URL(url).pathname === '/api/v1/purchases';
}

function cut(where: string): Error {
  return new TypeError('fetch failed', { cause: new Error(`line cut: ${where}`) });
}

function problem(status: number, code: string): Response {
  return new Response(JSON.stringify({ code, params: {} }), { status });
}
