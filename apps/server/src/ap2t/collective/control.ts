import { SetrumError } from '@setrum/errors';
import { assertUnit, type Caller, recordAct } from '../../identity/index.ts';
import { type AnyTransaction, inRetriedTransaction } from '../../platform/index.ts';
import type { Collective, CollectiveState } from './model.ts';
import type { CollectiveOptions } from './options.ts';
import { collectiveOf, collectiveTables, lockCollective } from './store.ts';

type ControlOptions = Omit<CollectiveOptions, 'port'>;

/** The lines are made from now on, in the name of the one who starts it. Running already: nothing happens. Throws SETRUM_COLLECTIVE_STATE. */
export function startCollective(
  options: ControlOptions,
  collectiveNo: string,
  caller: Caller,
): Promise<Collective> {
  const at = options.now();
  const started = { started_by: caller.label, started_roles: [...caller.roles], started_at: at };
  return change(options, {
    collectiveNo,
    caller,
    at,
    act: 'start',
    from: ['ready'],
    to: 'running',
    more: started,
  });
}

/** No more lines are made; what was made stays. Cancelled already: nothing happens. Throws SETRUM_COLLECTIVE_STATE when it is done. */
export function cancelCollective(
  options: ControlOptions,
  collectiveNo: string,
  caller: Caller,
): Promise<Collective> {
  const at = options.now();
  const resting = { paused_until: null, pause_code: null };
  return change(options, {
    collectiveNo,
    caller,
    at,
    act: 'cancel',
    from: ['ready', 'running'],
    to: 'cancelled',
    more: resting,
  });
}

interface Change {
  readonly collectiveNo: string;
  readonly caller: Caller;
  readonly at: Date;
  readonly act: 'start' | 'cancel';
  readonly from: readonly CollectiveState[];
  readonly to: CollectiveState;
  readonly more: object;
}

function change({ database, announce }: ControlOptions, asked: Change): Promise<Collective> {
  const { collectiveNo, caller, at, from, to } = asked;
  return inRetriedTransaction(database, async (transaction) => {
    const collective = await lockCollective(transaction, collectiveNo);
    assertUnit(caller, collective.unit);
    const { state } = collective;
    if (state === to) return collective;
    if (!from.includes(state))
      throw new SetrumError('SETRUM_COLLECTIVE_STATE', { collectiveNo, state });
    const changed = await update(transaction, asked);
    await announce(transaction, { ...changed, at });
    const { lines, made, refused } = changed;
    const act = { actor: caller.label, act: `collective.${asked.act}`, source: caller.source };
    const detail = { lines, made, refused };
    await recordAct(transaction, { ...act, subject: collectiveNo, detail }, at);
    return changed;
  });
}

async function update(
  transaction: AnyTransaction,
  { collectiveNo, at, to, more }: Change,
): Promise<Collective> {
  const row = await collectiveTables(transaction)
    .updateTable('collective')
    .set({ ...more, state: to, changed_at: at })
    .where('collective_no', '=', collectiveNo)
    .returningAll()
    .executeTakeFirstOrThrow();
  return collectiveOf(row);
}
