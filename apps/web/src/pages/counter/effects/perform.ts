import { problemOf } from '../../../api/own-problems.ts';
import type { AgentDesk } from '../agent/agent-desk.ts';
import type { AnswerEvent, Effect } from '../desk/events.ts';
import type { Attention, Bill, SaleName } from '../desk/model.ts';
import type { BrowserDesk } from './browser-desk.ts';
import type { ByNumber, Outcome, SalesDesk } from './desk-port.ts';
import { lookUp } from './look-up.ts';
import type { Payments } from './payments.ts';

/** What the desk works with. */
export interface Workshop {
  readonly agentDesk: AgentDesk;
  readonly browserDesk: BrowserDesk;
  readonly payments: Payments;
  /** Whether the agent is there now: then it is who looks up and sells. */
  readonly hasAgent: () => boolean;
  readonly findBill: (kind: Bill['kind'], subject: string) => Promise<Bill>;
  readonly printSale: (sale: SaleName) => Promise<string | null>;
  readonly printPayment: (key: string) => Promise<void>;
  readonly pause: (ms: number) => Promise<void>;
}

/** Work that ends with an answer. */
export type Work = Extract<Effect, { readonly ticket: number }>;
type Told = AnswerEvent extends infer One
  ? One extends AnswerEvent
    ? Omit<One, 'ticket'>
    : never
  : never;

/** Does what the desk asks for; whatever goes wrong is an answer, too. */
export async function perform(
  shop: Workshop,
  work: Exclude<Work, { readonly do: 'stop' }>,
  signal: AbortSignal,
): Promise<AnswerEvent> {
  const { ticket } = work;
  try {
    return { ...(await tell(shop, work, signal)), ticket } as AnswerEvent;
  } catch (error) {
    return { kind: 'failed', problem: problemOf(error), ticket };
  }
}

async function tell(
  shop: Workshop,
  work: Exclude<Work, { readonly do: 'stop' }>,
  signal: AbortSignal,
): Promise<Told> {
  switch (work.do) {
    case 'visit':
      return { kind: 'visited', visit: await shop.agentDesk.visit(work.reader, signal) };
    case 'look-up': {
      const desk: SalesDesk = shop.hasAgent() ? shop.agentDesk : shop.browserDesk;
      const ask = { power: (by: ByNumber) => desk.lookUp(by), bill: shop.findBill };
      return { kind: 'found', ...(await lookUp(work.number, ask)) };
    }
    case 'confirm': {
      const { visit } = work;
      if (visit.by === 'card') return { kind: 'confirmed', visit };
      const desk = visit.visitId === null ? shop.browserDesk : shop.agentDesk;
      return { kind: 'confirmed', visit: await desk.confirm(visit) };
    }
    case 'buy':
      return outcome(await deskOf(shop, work.sale).buy(work.sale, work.visit));
    case 'resume':
      return outcome(await deskOf(shop, work.sale).resume(work.sale, signal));
    case 'on-paper':
      return { kind: 'made', sold: await deskOf(shop, work.sale).onPaper(work.sale) };
    case 'call-off': {
      const made = await deskOf(shop, work.sale).callOff(work.sale);
      return made === null ? { kind: 'called-off' } : outcome(made);
    }
    case 'what-became': {
      const sale = await deskOf(shop, work.sale).whatBecame(work.sale);
      return { kind: 'became', sale, problem: work.problem };
    }
    case 'print-sale':
      return { kind: 'printed', where: await shop.printSale(work.sale) };
    case 'pay-bill':
      await shop.payments.pay(work.payment);
      return { kind: 'bill-paid' };
    case 'call-off-payment':
      await shop.payments.callOff(work.payment);
      return { kind: 'called-off' };
    case 'print-payment':
      await shop.printPayment(work.payment.key);
      shop.payments.handed(work.payment.key);
      return { kind: 'printed', where: null };
    case 'wait':
      await shop.pause(work.ms);
      return { kind: 'tick' };
  }
}

function deskOf(shop: Workshop, { keeper }: SaleName): SalesDesk {
  return keeper === 'agent' ? shop.agentDesk : shop.browserDesk;
}

function outcome(of: Outcome): Told {
  return of.kind === 'made'
    ? { kind: 'made', sold: of.sold }
    : { kind: 'unwritten', problem: of.problem };
}

/** Everything that is pending, the oldest first; what the agent knows only while it is there. */
export async function lookAround(shop: Workshop): Promise<readonly Attention[]> {
  const agents = shop.hasAgent() ? shop.agentDesk.pending() : Promise.resolve([]);
  const [own, those] = await Promise.all([shop.browserDesk.pending(), agents]);
  const all = [...own, ...those, ...shop.payments.pending()];
  return all.toSorted((one, other) => (begunAt(one) < begunAt(other) ? -1 : 1));
}

function begunAt(one: Attention): string {
  return 'sale' in one ? one.sale.begunAt : one.begunAt;
}
