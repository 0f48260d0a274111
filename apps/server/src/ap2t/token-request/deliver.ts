import type { AnyTransaction } from '../../platform/index.ts';
import { currentSetting } from './current-setting.ts';
import { happen } from './happen.ts';
import type { TokenRequest } from './model.ts';
import { may } from './states.ts';
import { lockRequests } from './store.ts';

/**
 * The work order (PK) carries the tokens of the current KCT setting: those that are generated are delivered by it. Throws
 * SETRUM_KCT_NOT_SET. Gives those that changed.
 */
export async function deliverOnWorkOrder(
  transaction: AnyTransaction,
  agendaNo: string,
  at: Date,
): Promise<readonly TokenRequest[]> {
  const setting = await currentSetting(transaction, agendaNo);
  const requests = await lockRequests(transaction, { agendaNo });
  const mine = requests.filter(
    ({ requestId, state }) => setting.requestIds.includes(requestId) && state === 'generated',
  );
  return happen(transaction, 'deliver', mine, at, () => ({ medium: 'pk', delivered_at: at }));
}

/** The work order is void: what was delivered by it alone, and not settled, is not delivered any more. */
export async function returnFromWorkOrder(
  transaction: AnyTransaction,
  agendaNo: string,
  at: Date,
): Promise<readonly TokenRequest[]> {
  const requests = await lockRequests(transaction, { agendaNo });
  const mine = requests.filter((request) => request.medium === 'pk' && may('takeBack', request));
  return happen(transaction, 'takeBack', mine, at, () => ({ medium: null }));
}

/** A receipt carries the tokens of an agenda or an order: those that are generated are delivered by it. */
export async function deliverByReceipt(
  transaction: AnyTransaction,
  which: { readonly agendaNo: string } | { readonly orderId: string },
  at: Date,
): Promise<readonly TokenRequest[]> {
  const requests = await lockRequests(transaction, which);
  const mine = requests.filter(({ state }) => state === 'generated');
  return happen(transaction, 'deliver', mine, at, () => ({ medium: 'receipt', delivered_at: at }));
}
