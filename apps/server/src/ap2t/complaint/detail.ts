import { callerMay } from '../../identity/index.ts';
import { type TokenDigits, tokenDigits } from '../token-request/digits.ts';
import { listRequests } from '../token-request/list.ts';
import { requestView } from '../token-request/schema.ts';
import type { ComplaintDesk, ComplaintRequest } from './desk.ts';
import { complaintWithProgress } from './progress.ts';
import { complaintView } from './view.ts';

/** More tokens than this no complaint asks for. */
const mostTokens = 100;

/**
 * A complaint with its tokens; with their digits where they are wanted and the caller may see them, which is put on record. Throws
 * SETRUM_COMPLAINT_UNKNOWN.
 */
export async function complaintDetail(
  { database, securityModule }: ComplaintDesk,
  agendaNo: string,
  { caller, at }: Pick<ComplaintRequest, 'caller' | 'at'>,
  withDigits: boolean,
) {
  const complaint = complaintView(await complaintWithProgress(database, agendaNo));
  const { requests } = await listRequests(database, 'all', { agendaNo }, mostTokens);
  const shows = withDigits && callerMay(caller, 'token.see-digits');
  const digits: TokenDigits[] = [];
  // The oldest order first, as they are entered.
  const orders = new Set(requests.map(({ orderId }) => orderId));
  for (const orderId of shows ? [...orders].toSorted() : [])
    digits.push(...(await tokenDigits(database, securityModule, { orderId, caller, at })));
  return { complaint, tokens: requests.map(requestView), digits: shows ? digits : null };
}
