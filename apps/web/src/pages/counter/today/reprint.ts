import { isProblem } from '../../../api/problem.ts';
import type { AgentConnection } from '../agent/link.ts';
import type { WirePrinted } from '../agent/wire.ts';
import { printAgain } from '../print/receipts.ts';
import type { CounterSettings } from '../settings/settings.ts';
import type { DayLine } from './day.ts';

/**
 * Prints a receipt again: by the agent's printer where it made the sale, else through the browser. Gives where; null: the browser.
 */
export async function reprint(
  { product, requestKey }: DayLine,
  agent: Pick<AgentConnection, 'ask' | 'greeting'>,
  { printer }: CounterSettings,
): Promise<string | null> {
  if (product === '99502' && printer === 'agent' && agent.greeting !== null) {
    try {
      return (await agent.ask<WirePrinted>('reprint', { saleId: requestKey })).where;
    } catch (error) {
      // Sold at this counter by another program: the browser prints it.
      if (!isProblem(error, 'SETRUM_SALE_NOT_HERE')) throw error;
    }
  }
  await printAgain(product === '99502' ? 'purchases' : 'payments', requestKey);
  return null;
}
