import { api } from '../../../api/client.ts';
import { AgentDesk } from '../agent/agent-desk.ts';
import type { AgentConnection } from '../agent/link.ts';
import type { SaleName } from '../desk/model.ts';
import { BrowserJournal } from '../journal/journal.ts';
import { printPayment, printPurchase } from '../print/receipts.ts';
import type { CounterSettings } from '../settings/settings.ts';
import { findBill } from './bill.ts';
import { BrowserDesk } from './browser-desk.ts';
import { Dismissed } from './dismissed.ts';
import { Payments } from './payments.ts';
import type { Workshop } from './perform.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The desk's tools in this browser, for the counter of who is signed in. `settings` is asked anew for each receipt. */
export function createWorkshop(
  agent: AgentConnection,
  seat: string,
  settings: () => CounterSettings,
): Workshop {
  const now = (): Date => new Date();
  const journal = new BrowserJournal(localStorage, seat);
  const dismissed = new Dismissed(localStorage);
  const agentDesk = new AgentDesk(agent, dismissed, pause);
  const browserDesk = new BrowserDesk({ api, journal, now, printPurchase });
  return {
    agentDesk,
    browserDesk,
    payments: new Payments(api, journal, now),
    hasAgent: () => agent.greeting !== null,
    findBill: (kind, subject) => findBill(api, kind, subject),
    printSale: (sale) => printSale(sale),
    printPayment,
    pause,
  };

  async function printSale(sale: SaleName): Promise<string | null> {
    if (sale.keeper === 'browser') return browserDesk.print(sale);
    if (settings().printer === 'agent') return agentDesk.print(sale);
    await printPurchase(sale.key);
    dismissed.add(sale.key);
    return null;
  }
}
