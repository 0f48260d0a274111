import { SetrumError } from '@setrum/errors';
import type { Caller } from '../../identity/index.ts';
import type { AnyTransaction } from '../../platform/index.ts';
import type { Application } from '../application/model.ts';
import { bind } from './binding.ts';
import { type Card, type CardChip, type CardRules, defaultCardRules } from './model.ts';

export { bind } from './binding.ts';

/**
 * Effect `bindCard`: binds the card that is handed over with an application to the meter that it activated, or that stays; under the
 * application's lock. Throws what {@link bind} throws, and SETRUM_CARD_METER_KIND for another product than the
 * two-way one.
 */
export async function bindCard(
  step: {
    readonly transaction: AnyTransaction;
    readonly application: Application;
    readonly caller: Caller;
    readonly at: Date;
  },
  input: { readonly cardUid: string; readonly chip?: CardChip },
  rules: CardRules = defaultCardRules,
): Promise<Card> {
  const { transaction, application, caller, at } = step;
  const { idpel, unit, agendaNo } = application;
  const meterNo = application.meterNo ?? application.previous?.meterNo ?? null;
  if (meterNo === null || application.product !== 'prepaid-nfc')
    throw new SetrumError('SETRUM_CARD_METER_KIND', { meterNo: meterNo ?? '-' });
  const { cardUid, chip = 'NTAG216' } = input;
  const place = { meterNo, idpel, unit };
  return bind(transaction, { cardUid, chip, place, agendaNo, by: caller.label, at }, rules);
}
