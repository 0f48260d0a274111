import type { ClerkEvent } from '../desk/events.ts';
import type { DeskState } from '../desk/state.ts';
import type { CounterSettings } from '../settings/settings.ts';
import { BillView } from './BillView.tsx';
import { Choice } from './Choice.tsx';
import { CustomerView } from './CustomerView.tsx';
import { Idle } from './Idle.tsx';
import { NameView } from './NameView.tsx';
import { PaidView, PayingView } from './PayingView.tsx';
import { SellingView } from './SellingView.tsx';
import { SoldView } from './SoldView.tsx';
import { Waiting } from './Waiting.tsx';

/** The desk as it is. */
export function PhaseView(props: {
  readonly state: DeskState;
  readonly settings: CounterSettings;
  readonly dispatch: (event: ClerkEvent) => void;
}) {
  const { phase } = props.state;
  switch (phase.kind) {
    case 'idle':
      return <Idle {...props} phase={phase} />;
    case 'reading':
    case 'looking-up':
      return <Waiting {...props} phase={phase} />;
    case 'choice':
      return <Choice {...props} phase={phase} />;
    case 'name':
      return <NameView {...props} phase={phase} />;
    case 'customer':
      return <CustomerView {...props} phase={phase} />;
    case 'selling':
      return <SellingView {...props} phase={phase} />;
    case 'sold':
      return <SoldView {...props} phase={phase} />;
    case 'bill':
      return <BillView {...props} phase={phase} />;
    case 'paying':
      return <PayingView {...props} phase={phase} />;
    case 'paid':
      return <PaidView {...props} phase={phase} />;
  }
}
