import type { Rule } from './model.ts';
import type { Stage } from './stage.ts';

export interface Scenario {
  /** Stable, `group.name`. */
  readonly id: string;
  readonly rule: Rule;
  /** Passes by returning; throws ConformanceFailure or ConformanceSkip. */
  readonly run: (stage: Stage) => Promise<void>;
}
