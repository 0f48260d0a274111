import type { Application } from '../../records/application/model.ts';

/** As GET /api/v1/work-list tells it. */
export interface Queue {
  readonly state: string;
  readonly count: number;
  readonly oldestAt: string | null;
  readonly actions: readonly string[];
}

/** A row of GET /api/v1/work-list/applications. */
export interface WorkRow {
  readonly application: Application & { readonly changedAt: string };
  readonly actions: readonly string[];
  readonly targetOn: string | null;
  readonly level: 'within' | 'near' | 'over' | null;
}

export interface WorkPage {
  readonly rows: readonly WorkRow[];
  readonly next: string | null;
}

/** Which states a list shows: the chosen one; else what the person at the screen may do something about; else everything that is open. */
export function statesShown(queues: readonly Queue[], chosen: string | null): readonly string[] {
  if (queues.some(({ state }) => state === chosen)) return chosen === null ? [] : [chosen];
  const mine = queues.filter(({ actions }) => actions.length > 0);
  return (chosen === 'all' || mine.length === 0 ? queues : mine).map(({ state }) => state);
}
