import { SetrumError } from '@setrum/errors';
import type { Counter } from '../counter.ts';
import type { StationReader } from './station-reader.ts';
import type { StatusBoard } from './status-board.ts';

/** Whether the fault lies with card or reader, so that the light tells it. Nobody's fault: no card came, or the clerk cancelled. */
function isCardFault({ code }: SetrumError): boolean {
  if (code === 'SETRUM_CARD_MISSING') return false;
  return code.startsWith('SETRUM_CARD_') || code.startsWith('SETRUM_READER_');
}

export interface StationOptions {
  readonly reader: StationReader;
  readonly board: StatusBoard;
  /** Makes the counter of this reader; `takeKey` gives the key of a new sale. */
  createCounter(reader: StationReader, takeKey: () => string): Counter;
  newRequestKey(): string;
}

/** What work at a reader gives; a sale that is made may tell of trouble with its card all the same. */
type Worked = object | undefined;

/** One reader and its counter: one piece of work at a time, told by the light. */
export class Station {
  readonly name: string;
  readonly #options: StationOptions;
  readonly #counter: Counter;
  #saleId: string | null = null;
  #work: Promise<unknown> | null = null;

  constructor(options: StationOptions) {
    this.name = options.reader.name;
    this.#options = options;
    this.#counter = options.createCounter(options.reader, () => this.#takeKey());
  }

  get isBusy(): boolean {
    return this.#work !== null;
  }

  /** Works with the counter, alone: SETRUM_COUNTER_BUSY while other work is under way. `saleId`: the key of a sale that begins. */
  async run<Result extends Worked>(
    work: (counter: Counter) => Promise<Result>,
    saleId: string | null = null,
  ): Promise<Result> {
    if (this.#work !== null) throw new SetrumError('SETRUM_COUNTER_BUSY', { reader: this.name });
    this.#saleId = saleId;
    const running = this.#lit(work);
    this.#work = running;
    try {
      return await running;
    } finally {
      this.#work = null;
    }
  }

  /** Resolves when what is under way has ended, well or badly. */
  async settled(): Promise<void> {
    await this.#work?.catch(() => undefined);
  }

  /** The reader was unplugged: what holds it is let go. */
  drop(): Promise<void> {
    return this.#options.reader.close();
  }

  async #lit<Result extends Worked>(work: (counter: Counter) => Promise<Result>): Promise<Result> {
    const { board } = this.#options;
    board.apply(this.name, { kind: 'began' });
    try {
      const result = await work(this.#counter);
      this.#tell(problemOf(result));
      return result;
    } catch (error) {
      this.#tell(error instanceof SetrumError ? error : null);
      throw error;
    }
  }

  #tell(problem: SetrumError | null): void {
    const { board } = this.#options;
    if (problem === null || !isCardFault(problem)) board.apply(this.name, { kind: 'ended' });
    else if (problem.code === 'SETRUM_READER_SILENT') {
      board.apply(this.name, { kind: 'silent', problem });
    } else board.apply(this.name, { kind: 'failed', problem });
  }

  #takeKey(): string {
    const key = this.#saleId ?? this.#options.newRequestKey();
    this.#saleId = null;
    return key;
  }
}

function problemOf(result: Worked): SetrumError | null {
  if (result === undefined || !('problem' in result)) return null;
  return result.problem instanceof SetrumError ? result.problem : null;
}
