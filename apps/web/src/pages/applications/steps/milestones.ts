import type { Step } from '../../../design/index.ts';
import type { Application, ApplicationStep } from '../../records/application/model.ts';

/** A state on the way, with the last step that led to it. */
export interface Milestone {
  readonly state: string;
  readonly mark: Step['state'];
  readonly step: ApplicationStep | null;
}

const before = ['entered', 'approved', 'sip-issued', 'paid'] as const;
const meter = ['activated', 'tokens-generated', 'kct-set'] as const;
const work = ['work-ordered', 'realised'] as const;
const end = ['signed', 'pdl-entered', 'pdl-checked', 'pdl-approved', 'posted'] as const;

/** The states that an application of its kind and product comes through. */
export function wayOf({ product, kind, meterChange, costs }: Application): readonly string[] {
  const isCardOnly = kind === 'DUA_ARAH' && !meterChange;
  const first = costs.totalCents > 0 ? before : before.filter((state) => state !== 'sip-issued');
  if (isCardOnly) return [...first, ...end];
  return [...first, ...(product === 'postpaid' ? [] : meter), ...work, ...end];
}

/** Where a state beside the way stands on it. */
const beside: Readonly<Record<string, string>> = {
  held: 'entered',
  expired: 'sip-issued',
  'realisation-held': 'work-ordered',
};

/** The way of an application with what was reached when and by whom; what was taken back lies ahead again. */
export function milestonesOf(
  application: Application,
  steps: readonly ApplicationStep[],
): readonly Milestone[] {
  const way = wayOf(application);
  const lastTo = (state: string): ApplicationStep | null =>
    steps.findLast(({ toState }) => toState === state) ?? null;
  const { state: present } = application;
  if (present === 'cancelled') {
    const from = steps.at(-1)?.fromState ?? 'entered';
    const reached = way.slice(0, way.indexOf(beside[from] ?? from) + 1);
    return [
      ...reached.map((state) => ({ state, mark: 'done' as const, step: lastTo(state) })),
      { state: 'cancelled', mark: 'failed', step: lastTo('cancelled') },
    ];
  }
  const isBeside = present in beside;
  const at = way.indexOf(beside[present] ?? present);
  const marked = way.map((state, place): Milestone => {
    const mark = markOf(place - at, present === 'posted');
    return { state, mark, step: place <= at ? lastTo(state) : null };
  });
  if (!isBeside) return marked;
  const aside: Milestone = { state: present, mark: 'failed', step: lastTo(present) };
  return [...marked.slice(0, at), aside, ...marked.slice(at + 1)];
}

function markOf(distance: number, isOver: boolean): Step['state'] {
  if (distance === 0) return isOver ? 'done' : 'now';
  return distance < 0 ? 'done' : 'ahead';
}
