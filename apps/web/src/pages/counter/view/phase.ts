import type { ClerkEvent } from '../desk/events.ts';
import type { DeskState, Phase } from '../desk/state.ts';
import type { CounterSettings } from '../settings/settings.ts';

/** What every phase of the desk is shown with. */
export interface PhaseProps<Kind extends Phase['kind']> {
  readonly phase: Extract<Phase, { readonly kind: Kind }>;
  readonly state: DeskState;
  readonly settings: CounterSettings;
  readonly dispatch: (event: ClerkEvent) => void;
}
