import { isProblem } from '../../../api/problem.ts';
import type {
  Attention,
  CardVisit,
  NumberVisit,
  PendingSale,
  SaleName,
  Sold,
  Visit,
} from '../desk/model.ts';
import type { ByNumber, Outcome, SalesDesk } from '../effects/desk-port.ts';
import type { Dismissed } from '../effects/dismissed.ts';
import type { AgentConnection } from './link.ts';
import { problemFrom } from './problem.ts';
import { saleFrom, soldFrom, visitFrom } from './views.ts';
import type {
  WireDay,
  WireEntry,
  WirePrinted,
  WireSale,
  WireSaleState,
  WireVisit,
} from './wire.ts';

const runningAgainMs = 300;
const mostRunningAsks = 10;

/** Sales through the agent: its readers, its journal, its printer. */
export class AgentDesk implements SalesDesk {
  readonly #agent: Pick<AgentConnection, 'ask'>;
  readonly #dismissed: Dismissed;
  readonly #pause: (ms: number) => Promise<void>;

  constructor(
    agent: Pick<AgentConnection, 'ask'>,
    dismissed: Dismissed,
    pause: (ms: number) => Promise<void>,
  ) {
    this.#agent = agent;
    this.#dismissed = dismissed;
    this.#pause = pause;
  }

  /** Reads the card on a reader. */
  async visit(reader: string, signal: AbortSignal): Promise<CardVisit> {
    const visit = visitFrom(await this.#agent.ask<WireVisit>('visit', { reader }, signal));
    if (visit.by === 'card') return visit;
    throw new Error('the agent told of a visit without a card');
  }

  async lookUp(by: ByNumber): Promise<NumberVisit> {
    return this.#numberVisit(await this.#agent.ask<WireVisit>('find', by));
  }

  async confirm({ visitId, customer }: NumberVisit): Promise<NumberVisit> {
    const params = { visitId, holder: customer.holder };
    return this.#numberVisit(await this.#agent.ask<WireVisit>('confirm', params));
  }

  async buy(sale: SaleName, { visitId }: Visit): Promise<Outcome> {
    const params = { visitId, amountCents: sale.amountCents, saleId: sale.key };
    return outcomeOf(sale, await this.#agent.ask<WireSale>('buy', params));
  }

  async resume(sale: SaleName, signal?: AbortSignal): Promise<Outcome> {
    return outcomeOf(sale, await this.#agent.ask<WireSale>('resume', { saleId: sale.key }, signal));
  }

  async whatBecame({ key: saleId }: SaleName): Promise<PendingSale | null> {
    for (let asks = 1; ; asks++) {
      const told = await this.#stateOf(saleId);
      if (told === null) return null;
      const isRunning = told.state === 'running';
      if (!isRunning || asks >= mostRunningAsks)
        return told.entry === null ? null : saleFrom(told.entry);
      await this.#pause(runningAgainMs);
    }
  }

  async onPaper(sale: SaleName): Promise<Sold> {
    return soldFrom(sale, await this.#agent.ask<WireSale>('paper', { saleId: sale.key }));
  }

  async callOff({ key: saleId }: SaleName): Promise<null> {
    await this.#agent.ask<object>('callOff', { saleId });
    return null;
  }

  async print({ key: saleId }: SaleName): Promise<string> {
    return (await this.#agent.ask<WirePrinted>('print', { saleId })).where;
  }

  async handed({ key }: SaleName): Promise<void> {
    this.#dismissed.add(key);
  }

  async pending(): Promise<readonly Attention[]> {
    const [{ sales: open }, { sales: day }] = await Promise.all([
      this.#agent.ask<{ readonly sales: readonly WireEntry[] }>('pending'),
      this.#agent.ask<WireDay>('today'),
    ]);
    const unprinted = day.filter(
      ({ step, printed, requestKey }) =>
        (step === 'written' || step === 'paper') && !printed && !this.#dismissed.has(requestKey),
    );
    return [
      ...open.map((entry): Attention => ({ kind: 'sale', sale: saleFrom(entry) })),
      ...unprinted.map((entry): Attention => ({ kind: 'unprinted', sale: saleFrom(entry) })),
    ];
  }

  async #stateOf(saleId: string): Promise<WireSaleState | null> {
    try {
      return await this.#agent.ask<WireSaleState>('sale', { saleId });
    } catch (error) {
      if (isProblem(error, 'SETRUM_SALE_NOT_HERE')) return null;
      throw error;
    }
  }

  #numberVisit(view: WireVisit): NumberVisit {
    const visit = visitFrom(view);
    if (visit.by === 'number') return visit;
    throw new Error('the agent told of a card that nobody laid');
  }
}

function outcomeOf(sale: SaleName, view: WireSale): Outcome {
  if (view.card !== 'pending') return { kind: 'made', sold: soldFrom(sale, view) };
  const problem = view.problem === null ? null : problemFrom(view.problem);
  return { kind: 'unwritten', problem };
}
