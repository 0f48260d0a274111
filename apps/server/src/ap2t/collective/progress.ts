import type { AnyTransaction } from '../../platform/index.ts';
import type { Collective, LineProblem } from './model.ts';
import type { CollectiveOptions } from './options.ts';
import { collectiveTables } from './store.ts';

/** Of so many lines one is told; the last one always. */
const linesPerAnnouncement = 25;
/** An agenda series begins anew with each day; when one has run out, it is looked again after this long. */
const pauseMs = 15 * 60_000;

/** What became of a line. */
export async function updateLine(
  transaction: AnyTransaction,
  collectiveNo: string,
  line: number,
  set: {
    readonly state: 'made' | 'refused';
    readonly agenda_no?: string;
    readonly problems?: string;
  },
): Promise<void> {
  await collectiveTables(transaction)
    .updateTable('collective_line')
    .set(set)
    .where('collective_no', '=', collectiveNo)
    .where('line', '=', line)
    .execute();
}

/** How far a locked request is; done with its last line. */
export async function progress(
  transaction: AnyTransaction,
  { announce }: CollectiveOptions,
  collective: Collective,
  more: { readonly made: number; readonly refused: number },
  at: Date,
): Promise<void> {
  const made = collective.made + more.made;
  const refused = collective.refused + more.refused;
  const state = made + refused === collective.lines ? 'done' : 'running';
  await collectiveTables(transaction)
    .updateTable('collective')
    .set({ made, refused, state, changed_at: at, paused_until: null, pause_code: null })
    .where('collective_no', '=', collective.collectiveNo)
    .execute();
  if (state === 'done' || (made + refused) % linesPerAnnouncement === 0)
    await announce(transaction, { ...collective, state, made, refused, at });
}

/** Lets a locked request rest for a while. */
export async function pause(
  transaction: AnyTransaction,
  { collectiveNo }: Collective,
  { code }: LineProblem,
  at: Date,
): Promise<void> {
  await collectiveTables(transaction)
    .updateTable('collective')
    .set({ paused_until: new Date(at.getTime() + pauseMs), pause_code: code, changed_at: at })
    .where('collective_no', '=', collectiveNo)
    .execute();
}
