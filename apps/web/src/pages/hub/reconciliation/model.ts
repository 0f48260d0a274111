/** As GET /api/v1/reconciliations tells it. */
export interface Run {
  readonly runId: string;
  readonly partnerId: string;
  readonly product: string;
  readonly day: string;
  readonly digest: string;
  readonly theirLines: number;
  readonly theirCents: number;
  readonly ourLines: number;
  readonly ourCents: number;
  readonly matched: number;
  readonly differences: number;
  readonly madeBy: string;
  readonly madeAt: string;
}

export type ListedRun = Run & { readonly open: number };

export type Decision = 'take-over' | 'reject' | 'ask';

export type DifferenceKind =
  | 'only-ours'
  | 'only-theirs'
  | 'duplicate-line'
  | 'amount-differs'
  | 'token-differs'
  | 'energy-differs';

export type DifferenceState = 'open' | 'asked' | 'under-way' | 'decided' | 'gone';

/** A line of a file by the names of its columns; tokens are masked. */
export type Cells = Readonly<Record<string, string>>;

/** As GET /api/v1/differences tells it. */
export interface Difference {
  readonly differenceId: string;
  readonly partnerId: string;
  readonly product: string;
  readonly day: string;
  readonly kind: DifferenceKind;
  readonly subject: string;
  readonly switcherRef: string;
  readonly ours: Cells | null;
  readonly theirs: Cells | null;
  /** Of our side: the sale. */
  readonly saleReference: string | null;
  /** What is proposed. */
  readonly nextStep: Decision;
  /** What may be decided (docs/settlement.md). */
  readonly decisions: readonly Decision[];
  readonly state: DifferenceState;
  readonly decision: Decision | null;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly attempts: number;
  readonly requestKey: string | null;
  readonly eventId: string | null;
  readonly failure: string | null;
}

/** Whether a decision is still asked for. */
export const isOpen = ({ state }: Pick<Difference, 'state'>): boolean =>
  state === 'open' || state === 'asked' || state === 'under-way';

export type Effect = 'books' | 'taken-back' | 'sale-made' | 'refunds' | 'ours-stands' | 'stays';

/** What a decision about a kind does. */
export function effectOf(kind: DifferenceKind, decision: Decision): Effect {
  if (decision === 'ask') return 'stays';
  if (kind === 'only-ours') return decision === 'reject' ? 'taken-back' : 'books';
  if (kind === 'only-theirs') return decision === 'reject' ? 'refunds' : 'sale-made';
  return decision === 'reject' ? 'refunds' : 'ours-stands';
}

/** Decisions that move money at once. */
export const movesMoney = (effect: Effect): boolean =>
  effect === 'taken-back' || effect === 'sale-made';
