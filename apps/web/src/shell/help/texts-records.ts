import type { Help } from './help-text.ts';
import type { recordHelpNames } from './names-records.ts';
import { collectivesHelp } from './texts/collectives.ts';
import { complaintHelp, complaintsHelp } from './texts/complaints.ts';
import { meterStockHelp } from './texts/meter-stock.ts';
import { auditHelp, unitsHelp, usersHelp } from './texts/system.ts';

/** Help of the pages of `app/routes-records.ts`. */
export const recordHelpTexts: Readonly<Record<(typeof recordHelpNames)[number], Help>> = {
  complaints: complaintsHelp,
  complaint: complaintHelp,
  collectives: collectivesHelp,
  'meter-stock': meterStockHelp,
  users: usersHelp,
  units: unitsHelp,
  audit: auditHelp,
};
