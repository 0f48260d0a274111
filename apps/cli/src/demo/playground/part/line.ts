import type { Faults, Message } from '../schema/state.ts';
import type { Tell } from './step-log.ts';

/** The line to the centre: the visitor cuts it or has answers lost on it, and everything said over it is kept. */
export interface Line {
  fault: Faults['line'];
  readonly messages: readonly Message[];
  /** `fetch` of one who speaks over it. */
  fetchAs(from: Message['from']): typeof fetch;
}

const mostKept = 24;

export function createLine(tell: Tell): Line {
  const messages: Message[] = [];
  let number = 0;
  const keep = (message: Omit<Message, 'number' | 'at'>): void => {
    number += 1;
    messages.push({ number, at: new Date().toISOString(), ...message });
    if (messages.length > mostKept) messages.shift();
    const { path, status } = message;
    if (message.fate === 'answered') tell('line.answered', { path, status });
    else tell(message.fate === 'lost' ? 'line.lost' : 'line.cut', { path });
  };
  const line: Line = {
    fault: 'up',
    messages,
    fetchAs: (from) => (input, init) => {
      // Only the counter's line is the visitor's to cut.
      const fault = from === 'counter' ? line.fault : 'up';
      return carry(input, init, { from, fault, keep });
    },
  };
  return line;
}

interface Carriage {
  readonly from: Message['from'];
  readonly fault: Faults['line'];
  readonly keep: (message: Omit<Message, 'number' | 'at'>) => void;
}

async function carry(
  input: Parameters<typeof fetch>[0],
  init: RequestInit | undefined,
  { from, fault, keep }: Carriage,
): Promise<Response> {
  const asked = { from, ...requestOf(input, init) };
  if (fault === 'cut') {
    keep({ ...asked, status: null, answer: null, fate: 'cut' });
    throw new TypeError('fetch failed', { cause: new Error('the line is cut') });
  }
  let response: Response;
  try {
    response = await fetch(input, init);
  } catch (error) {
    keep({ ...asked, status: null, answer: null, fate: 'failed' });
    throw error;
  }
  const answer: unknown = await response.clone().json();
  const { status } = response;
  keep({ ...asked, status, answer, fate: fault === 'lost' ? 'lost' : 'answered' });
  // The centre has done its work; nobody hears of it.
  if (fault === 'lost')
    throw new TypeError('fetch failed', { cause: new Error('the answer was lost') });
  return response;
}

/** What is kept of a request. Of its headers the request key alone: the others hold access keys. */
function requestOf(input: Parameters<typeof fetch>[0], init: RequestInit = {}) {
  const { pathname, search } = new URL(input instanceof Request ? input.url : input);
  const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : null;
  return {
    method: init.method ?? 'GET',
    path: `${pathname}${search}`,
    requestKey: new Headers(init.headers).get('idempotency-key'),
    body,
  };
}
