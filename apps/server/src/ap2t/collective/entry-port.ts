import { businessDay } from '../../platform/index.ts';
import { costsOn } from '../entry/costs.ts';
import { type EntryRules, enterApplication } from '../entry/enter.ts';
import type { EntryPort } from './model.ts';

/** The lines of collective requests are entered as applications are entered at the desk. */
export function entryPort(rules: EntryRules): EntryPort {
  return {
    enter: async (transaction, entry) => {
      const { agendaNo } = await enterApplication(transaction, rules, entry);
      return agendaNo;
    },
    quote: ({ kind, unit, service: asked }, at) =>
      costsOn(
        { kind, unit: unit ?? '', asked, previous: null, ujlHeldCents: 0, removedOn: null },
        businessDay(at, null),
        rules.connection,
      ),
  };
}
