import type { Scenario } from '../scenario.ts';
import { adviceScenarios } from './advice.ts';
import { nonTaglisScenarios, postpaidScenarios } from './bills.ts';
import { inquiryScenarios } from './inquiry.ts';
import { lineScenarios } from './lines.ts';
import { malformedScenarios } from './malformed.ts';
import { networkScenarios } from './network.ts';
import { purchaseScenarios } from './purchase.ts';
import { refusalScenarios } from './refusals.ts';

/** In the order in which they are played. */
export const scenarios: readonly Scenario[] = [
  ...networkScenarios,
  ...inquiryScenarios,
  ...malformedScenarios,
  ...purchaseScenarios,
  ...adviceScenarios,
  ...refusalScenarios,
  ...lineScenarios,
  ...nonTaglisScenarios,
  ...postpaidScenarios,
];
