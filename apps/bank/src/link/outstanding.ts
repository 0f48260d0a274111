import { SetrumError } from '@setrum/errors';
import type { IsoMessage } from '@setrum/iso8583';
import type { Timers } from '../timers.ts';

interface Waiting {
  readonly resolve: (answer: IsoMessage) => void;
  readonly reject: (error: SetrumError) => void;
  readonly cancelAlarm: () => void;
}

/** Requests whose time is over are remembered, so that their answer is known as late; the oldest are forgotten. */
const mostRemembered = 4096;

/** The requests of a link that await an answer, by the answer's message type and trace number. */
export class Outstanding {
  readonly #waiting = new Map<string, Waiting>();
  readonly #overdue = new Set<string>();
  readonly #timers: Timers;
  readonly #most: number;

  constructor(timers: Timers, most: number) {
    this.#timers = timers;
    this.#most = most;
  }

  get size(): number {
    return this.#waiting.size;
  }

  /** Throws at once when there is no room or the key is taken; `answerMti` is the type of the answer. */
  expect(answerMti: string, stan: string, timeoutMs: number): Promise<IsoMessage> {
    const key = `${answerMti}.${stan}`;
    if (this.#waiting.size >= this.#most) throw new SetrumError('SETRUM_BANK_LINK_BUSY');
    if (this.#waiting.has(key)) throw new SetrumError('SETRUM_BANK_TRACE_IN_USE', { stan });
    this.#overdue.delete(key);
    return new Promise((resolve, reject) => {
      const cancelAlarm = this.#timers.after(timeoutMs, () => {
        this.#waiting.delete(key);
        this.#remember(key);
        reject(new SetrumError('SETRUM_BANK_NO_ANSWER', { seconds: timeoutMs / 1000 }));
      });
      this.#waiting.set(key, { resolve, reject, cancelAlarm });
    });
  }

  /** Whose answer this is: it has been handed over, its request's time was over, or nobody asked. */
  take(answer: IsoMessage): 'answered' | 'late' | 'unexpected' {
    const key = `${answer.mti}.${answer.fields[11] ?? ''}`;
    const waiting = this.#waiting.get(key);
    if (waiting === undefined) return this.#overdue.delete(key) ? 'late' : 'unexpected';
    this.#waiting.delete(key);
    waiting.cancelAlarm();
    waiting.resolve(answer);
    return 'answered';
  }

  /** The link is gone: nobody will answer on it any more. */
  failAll(): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { cancelAlarm, reject } of waiting) {
      cancelAlarm();
      reject(new SetrumError('SETRUM_BANK_LINK_CLOSED'));
    }
  }

  #remember(key: string): void {
    this.#overdue.add(key);
    if (this.#overdue.size <= mostRemembered) return;
    for (const oldest of this.#overdue) {
      this.#overdue.delete(oldest);
      return;
    }
  }
}
