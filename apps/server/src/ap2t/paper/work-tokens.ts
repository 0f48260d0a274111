import type { AnyTransaction } from '../../platform/index.ts';
import { meterKeysIn } from '../../vending/index.ts';
import type { OrderedToken, WorkOrderData } from '../document/data/work-order.ts';
import { findSetting } from '../token-request/kct-setting.ts';
import type { TokenKind, TokenRequest } from '../token-request/model.ts';
import { byEntry, lockRequests } from '../token-request/store.ts';

const purposes: Readonly<Record<TokenKind, OrderedToken['purpose']>> = {
  'key-change': 'key-change',
  'max-power': 'maximum-power',
  'clear-tamper': 'clear-tamper',
  'clear-credit': 'clear-credit',
  'first-stroom': 'first-credit',
  compensation: 'compensation',
};

/** By what a printed work order finds the digits of a token. */
export function tokenIdOf(requestId: string, part: number): string {
  return `${requestId}/${part}`;
}

/** The tokens of an application's KCT setting in the order of entry, without their digits, and what the key change is; none without a setting. */
export async function workTokensOf(
  transaction: AnyTransaction,
  { agendaNo, meterNo }: { readonly agendaNo: string; readonly meterNo: string | null },
): Promise<Pick<WorkOrderData, 'tokens' | 'keyChange'>> {
  const setting = await findSetting(transaction, agendaNo);
  if (setting === null || meterNo === null) return { tokens: [], keyChange: null };
  const requests = (await lockRequests(transaction, { agendaNo }))
    .filter(({ requestId }) => setting.requestIds.includes(requestId))
    .toSorted(byEntry);
  const tokens = requests.flatMap(partsOf).map((token, n) => ({ ...token, position: n + 1 }));
  const changes = requests.some(({ kind }) => kind === 'key-change');
  if (!changes) return { tokens, keyChange: null };
  const keys = await meterKeysIn(transaction, meterNo);
  const [from, to] = (['current', 'pending'] as const).map((state) =>
    keys.find((key) => key.state === state),
  );
  if (to === undefined) return { tokens, keyChange: null };
  const told = ({ sgc, krn, ti }: typeof to) => ({ sgc, krn, ti });
  return {
    tokens,
    keyChange: {
      ...{ setBy: setting.setBy, setAt: setting.setAt.toISOString() },
      ...{ from: from === undefined ? null : told(from), to: told(to) },
    },
  };
}

function partsOf(request: TokenRequest): Omit<OrderedToken, 'position'>[] {
  const { requestId, kind, value, partCount } = request;
  const count = partCount ?? 0;
  const isCredit = kind === 'first-stroom' || kind === 'compensation';
  return Array.from({ length: count }, (_, n) => ({
    tokenId: tokenIdOf(requestId, n + 1),
    purpose: purposes[kind],
    part: count > 1 ? n + 1 : null,
    parts: count > 1 ? count : null,
    energyDkwh: isCredit ? value : null,
    powerW: kind === 'max-power' ? value : null,
  }));
}
