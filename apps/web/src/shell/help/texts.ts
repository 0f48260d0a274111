import type { Help } from './help-text.ts';
import type { HelpName } from './names.ts';
import { applicationHelp } from './texts/application.ts';
import { counterHelp } from './texts/counter.ts';
import { counterTodayHelp } from './texts/counter-today.ts';
import { customerHelp } from './texts/customer.ts';
import { designSystemHelp } from './texts/design-system.ts';
import { errorsHelp } from './texts/errors.ts';
import { loopHelp } from './texts/loop.ts';
import { meterHelp } from './texts/meter.ts';
import { saleHelp } from './texts/sale.ts';
import { signInHelp } from './texts/sign-in.ts';
import { startHelp } from './texts/start.ts';
import { applicationHelpTexts } from './texts-applications.ts';
import { hubHelp } from './texts-hub.ts';
import { profileHelp } from './texts-profile.ts';
import { recordHelpTexts } from './texts-records.ts';

/** The help beside every page. It is loaded when somebody asks for it. */
export const helpTexts: Readonly<Record<HelpName, Help>> = {
  loop: loopHelp,
  counter: counterHelp,
  'counter-today': counterTodayHelp,
  'sign-in': signInHelp,
  start: startHelp,
  customer: customerHelp,
  application: applicationHelp,
  meter: meterHelp,
  sale: saleHelp,
  ...recordHelpTexts,
  ...hubHelp,
  ...profileHelp,
  ...applicationHelpTexts,
  'design-system': designSystemHelp,
  errors: errorsHelp,
};
