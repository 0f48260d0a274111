import { SetrumError } from '@setrum/errors';
import { act } from './act.ts';
import type { PlaygroundChipName } from './part/household.ts';
import type { PlaygroundParts } from './part/parts.ts';
import { createStepLog, type StepLog } from './part/step-log.ts';
import { openTable, type Table } from './part/table.ts';
import type { Action } from './schema/action.ts';
import type { Problem, State } from './schema/state.ts';
import type { Step } from './schema/step.ts';
import { problemView } from './view/problem-view.ts';
import { stateView } from './view/state-view.ts';

/** Whoever looks on: hears each step when it happens, and the whole state after each action. */
export interface Onlooker {
  step(step: Step): void;
  state(state: State): void;
  over(): void;
}

/** Actions that may wait for the one that is at work. */
const mostWaiting = 4;

/** One visitor's loop: a meter, a card, a counter, and the centre that all share. One action at a time. */
export class Playground {
  readonly id: string;
  readonly #parts: PlaygroundParts;
  readonly #onlookers: Set<Onlooker>;
  readonly #log: StepLog;
  #table: Table;
  #problem: Problem | null = null;
  #revision = 0;
  #since = 0;
  #queue: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #isOver = false;

  private constructor(
    id: string,
    parts: PlaygroundParts,
    table: Table,
    heard: { readonly log: StepLog; readonly onlookers: Set<Onlooker> },
  ) {
    this.id = id;
    this.#parts = parts;
    this.#table = table;
    this.#log = heard.log;
    this.#onlookers = heard.onlookers;
  }

  static async open(
    id: string,
    parts: PlaygroundParts,
    chip: PlaygroundChipName,
  ): Promise<Playground> {
    const onlookers = new Set<Onlooker>();
    const log = createStepLog((step) => {
      for (const onlooker of onlookers) onlooker.step(step);
    });
    const table = await openTable(parts, chip, log.tell);
    return new Playground(id, parts, table, { log, onlookers });
  }

  state(): State {
    const about = { id: this.id, revision: this.#revision, since: this.#since };
    return stateView(this.#table, this.#log.steps, { ...about, problem: this.#problem });
  }

  /**
   * Does it, and gives the state afterwards. What goes wrong in the play is part of the state; SETRUM_BUSY when too much is asked at once,
   * SETRUM_PLAYGROUND_OVER.
   */
  async act(action: Action): Promise<State> {
    if (this.#isOver) throw new SetrumError('SETRUM_PLAYGROUND_OVER');
    if (this.#waiting >= mostWaiting) throw new SetrumError('SETRUM_BUSY');
    this.#waiting += 1;
    const run = this.#queue.then(() => this.#act(action));
    this.#queue = run.catch(() => undefined);
    try {
      return await run;
    } finally {
      this.#waiting -= 1;
    }
  }

  watch(onlooker: Onlooker): void {
    this.#onlookers.add(onlooker);
  }

  leave(onlooker: Onlooker): void {
    this.#onlookers.delete(onlooker);
  }

  /** Ends it, after the action that is at work. */
  async close(): Promise<void> {
    this.#isOver = true;
    await this.#queue;
    for (const onlooker of this.#onlookers) onlooker.over();
    this.#onlookers.clear();
    await this.#table.close();
  }

  async #act(action: Action): Promise<State> {
    if (this.#isOver) throw new SetrumError('SETRUM_PLAYGROUND_OVER');
    this.#problem = null;
    this.#since = this.#log.steps.at(-1)?.number ?? 0;
    try {
      if (action.action === 'reset') await this.#reset(action.chip);
      else await act(this.#table, action);
    } catch (error) {
      if (!(error instanceof SetrumError)) throw error;
      this.#problem = problemView(error);
      this.#log.tell('refused', { code: error.code });
    }
    await this.#table.settle();
    this.#revision += 1;
    const state = this.state();
    for (const onlooker of this.#onlookers) onlooker.state(state);
    return state;
  }

  async #reset(chip: PlaygroundChipName): Promise<void> {
    const next = await openTable(this.#parts, chip, this.#log.tell);
    const former = this.#table;
    this.#table = next;
    await former.close();
  }
}
