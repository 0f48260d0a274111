import type { Application } from '../application/model.ts';
import type { Meter, Signatory } from '../document/data/parts.ts';
import type { OrderedToken, WorkOrderData } from '../document/data/work-order.ts';
import { partyOf, previousServiceOf, referenceOf, serviceOf, siteOf } from './parts.ts';

/** What a fitter is sent out for. */
export interface Work {
  readonly installation: Meter | null;
  readonly removal: Meter | null;
  readonly limiterAmpere: number | null;
  readonly tokens: readonly OrderedToken[];
  readonly keyChange: WorkOrderData['keyChange'];
  /** Whether a card is handed over. */
  readonly card: boolean;
  readonly signatory: Signatory;
}

/** What the PK of an application says. */
export function workOrderOf(application: Application, work: Work): WorkOrderData {
  const { installation, removal, limiterAmpere, tokens, keyChange, signatory } = work;
  return {
    ...referenceOf(application),
    ...{ customer: partyOf(application), site: siteOf(application) },
    ...{ service: serviceOf(application), previous: previousServiceOf(application) },
    tasks: tasksOf(application, work),
    ...{ removal, installation, limiterAmpere, tokens: [...tokens], keyChange },
    ...{ assignedTo: null, scheduledOn: null, signatory },
  };
}

function tasksOf(application: Application, work: Work): WorkOrderData['tasks'] {
  const { kind, powerVa, previous } = application;
  const wanted = [
    ['remove-meter', work.removal !== null],
    ['install-service', kind === 'PB' || kind === 'PS'],
    ['install-meter', work.installation !== null || kind === 'PB' || kind === 'PS'],
    ['change-limiter', previous !== null && previous.powerVa !== powerVa],
    ['enter-tokens', work.tokens.length > 0],
    ['read-back', work.tokens.length > 0],
    ['hand-over-card', work.card],
  ] as const;
  return wanted.flatMap(([task, is]) => (is ? [task] : []));
}
