import { SetrumError } from '@setrum/errors';
import type { Caller } from '../../identity/index.ts';
import { type AnyTransaction, uuidv7 } from '../../platform/index.ts';
import { findSetting } from './current-setting.ts';
import type { TokenRequest } from './model.ts';
import { stageOf } from './states.ts';
import { lockRequests, requestTables } from './store.ts';

export { findSetting } from './current-setting.ts';

/**
 * Sets KCT and the rest: the gate before the work order. All chosen tokens are generated, no mandatory one is left out, and none that
 * is made under a new key goes without the change to it. Part of the step's transaction, under the lock of the application.
 *
 * Throws SETRUM_KCT_ALREADY_SET, SETRUM_TOKEN_REQUEST_UNKNOWN, SETRUM_TOKENS_NOT_GENERATED, SETRUM_TOKEN_MANDATORY.
 */
export async function kctSetting(
  transaction: AnyTransaction,
  setting: {
    readonly agendaNo: string;
    readonly chosen: readonly string[];
    readonly caller: Pick<Caller, 'label'>;
    readonly at: Date;
  },
): Promise<string> {
  const { agendaNo, chosen, caller, at } = setting;
  const ids = [...new Set(chosen)];
  const open = await openRequests(transaction, agendaNo);
  if ((await findSetting(transaction, agendaNo)) !== null)
    throw new SetrumError('SETRUM_KCT_ALREADY_SET', { agendaNo });
  const requests = ids.map((requestId) => {
    const request = open.find((one) => one.requestId === requestId);
    if (request === undefined) throw new SetrumError('SETRUM_TOKEN_REQUEST_UNKNOWN', { requestId });
    return request;
  });
  for (const request of requests) assertGenerated(request);
  for (const request of open) {
    const { kind, requestId } = request;
    if (!ids.includes(requestId) && isNeeded(request, requests))
      throw new SetrumError('SETRUM_TOKEN_MANDATORY', { kind });
  }
  const settingId = uuidv7(at.getTime());
  await requestTables(transaction)
    .insertInto('kct_setting')
    .values({
      ...{ setting_id: settingId, agenda_no: agendaNo, set_by: caller.label, set_at: at },
      ...{ unset_by: null, unset_at: null },
    })
    .execute();
  if (ids.length > 0) {
    await requestTables(transaction)
      .insertInto('kct_setting_request')
      .values(ids.map((request_id) => ({ setting_id: settingId, request_id })))
      .execute();
  }
  return settingId;
}

/** Takes the current setting back; it stays on record. Throws SETRUM_KCT_NOT_SET. */
export async function unsetKct(
  transaction: AnyTransaction,
  {
    agendaNo,
    caller,
    at,
  }: { readonly agendaNo: string; readonly caller: Pick<Caller, 'label'>; readonly at: Date },
): Promise<void> {
  const { numUpdatedRows } = await requestTables(transaction)
    .updateTable('kct_setting')
    .set({ unset_by: caller.label, unset_at: at })
    .where('agenda_no', '=', agendaNo)
    .where('unset_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new SetrumError('SETRUM_KCT_NOT_SET', { agendaNo });
}

/** The requests of an agenda that are wanted: not cancelled, and not replaced by another. */
async function openRequests(
  transaction: AnyTransaction,
  agendaNo: string,
): Promise<readonly TokenRequest[]> {
  const requests = await lockRequests(transaction, { agendaNo });
  const replaced = new Set(requests.map(({ retryOf }) => retryOf));
  return requests.filter(
    ({ requestId, state }) => state !== 'cancelled' && !replaced.has(requestId),
  );
}

function assertGenerated(request: TokenRequest): void {
  const { agendaNo, kind } = request;
  const state = stageOf(request);
  if (state === 'generated' || state === 'delivered' || state === 'taken') return;
  throw new SetrumError('SETRUM_TOKENS_NOT_GENERATED', { agendaNo, kind, state });
}

/** Mandatory, or the change to a key that a chosen token was made under and that the meter is not known to have. */
function isNeeded(request: TokenRequest, chosen: readonly TokenRequest[]): boolean {
  const { kind, mandatory, orderId, state } = request;
  if (mandatory) return true;
  return (
    kind === 'key-change' && state !== 'taken' && chosen.some((one) => one.orderId === orderId)
  );
}
