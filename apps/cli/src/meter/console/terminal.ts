import { emitKeypressEvents } from 'node:readline';
import type { ReadStream, WriteStream } from 'node:tty';
import { panelOf } from '@setrum/meter';
import { doLine } from './line.ts';
import { KEYPAD, type Key, type Mode, typeKey } from './mode.ts';
import { drawScreen } from './screen.ts';
import type { Session } from './session.ts';
import { toldError } from './told.ts';

const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';
const HOME_AND_CLEAR = '\u001b[H\u001b[2J';
const BELL = '\u0007';
const TOLD_LINES = 14;

/** What the terminal reads keys from. */
export type KeyInput = NodeJS.ReadableStream & Pick<ReadStream, 'setRawMode'>;
/** What it draws on. */
export type ScreenOutput = Pick<WriteStream, 'write'>;

/** How the terminal's seconds pass. */
export interface Pace {
  nowMs(): number;
  /** Calls back again and again until the returned function is called. */
  start(tick: () => void): () => void;
}

const TICK_MS = 1_000;

export const realPace: Pace = {
  nowMs: () => performance.now(),
  start: (tick) => {
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  },
};

/**
 * The meter's terminal: its front is drawn anew with every key and every second, in which its time goes on. Ends with `q`, Ctrl-C, or when
 * `stop` resolves.
 */
export async function runTerminal(
  session: Session,
  input: KeyInput,
  output: ScreenOutput,
  stop: Promise<unknown>,
  pace: Pace = realPace,
): Promise<void> {
  const view = new Terminal(session, output, pace);
  emitKeypressEvents(input);
  input.setRawMode(true);
  output.write(HIDE_CURSOR);
  const onKey = (text: string | undefined, key: { name?: string; ctrl?: boolean }): void =>
    view.key({ name: nameOf(text, key.name), ctrl: key.ctrl === true });
  input.on('keypress', onKey);
  const stopTicks = pace.start(() => view.tick());
  try {
    await Promise.race([view.ended, stop]);
  } finally {
    stopTicks();
    input.off('keypress', onKey);
    input.setRawMode(false);
    input.pause();
    output.write(`${SHOW_CURSOR}\n`);
  }
}

const named: readonly string[] = ['return', 'backspace', 'escape'];

function nameOf(text: string | undefined, name: string | undefined): string {
  if (name === 'enter') return 'return';
  return name !== undefined && named.includes(name) ? name : (text ?? name ?? '');
}

/** What is typed is done one after the other, and seconds pass in between. */
class Terminal {
  readonly ended: Promise<void>;
  readonly #session: Session;
  readonly #output: ScreenOutput;
  readonly #end: PromiseWithResolvers<void>;
  #mode: Mode = KEYPAD;
  #told: readonly string[] = [];
  #last: Promise<void> = Promise.resolve();
  #tickedAt: number;
  readonly #pace: Pace;

  constructor(session: Session, output: ScreenOutput, pace: Pace) {
    this.#session = session;
    this.#output = output;
    this.#pace = pace;
    this.#tickedAt = pace.nowMs();
    this.#end = Promise.withResolvers<void>();
    this.ended = this.#end.promise;
    this.#draw();
  }

  key(key: Key): void {
    const { mode, line } = typeKey(this.#mode, key);
    this.#mode = mode;
    if (mode.text !== '') this.#session.shown = null;
    if (line === null) this.#draw();
    else this.#after(() => doLine(this.#session, line));
  }

  tick(): void {
    const nowMs = this.#pace.nowMs();
    const seconds = ((nowMs - this.#tickedAt) / 1_000) * this.#session.speed;
    this.#tickedAt = nowMs;
    this.#after(async () => {
      const { beeps } = await this.#session.bench.meter.advance({ seconds });
      const isLoud = panelOf(this.#session.bench.meter.state).buzzer === 'overload';
      if (beeps > 0 || isLoud) this.#output.write(BELL);
      return null;
    });
  }

  /** Tells what `work` gives; null leaves what stands there. A fault of the program ends the terminal. */
  #after(work: () => Promise<readonly string[] | null>): void {
    this.#last = this.#last.then(async () => {
      if (this.#session.ended) return;
      try {
        this.#told = (await work().catch(toldError)) ?? this.#told;
        this.#draw();
        if (this.#session.ended) this.#end.resolve();
      } catch (error) {
        this.#session.ended = true;
        this.#end.reject(error);
      }
    });
  }

  #draw(): void {
    const { bench, shown, speed } = this.#session;
    const view = { mode: this.#mode, shown, speed };
    const lines = drawScreen(bench.meter.state, view, this.#told.slice(0, TOLD_LINES));
    this.#output.write(`${HOME_AND_CLEAR}${lines.join('\n')}`);
  }
}
