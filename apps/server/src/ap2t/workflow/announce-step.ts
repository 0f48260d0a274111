import type { AnyTransaction } from '../../platform/index.ts';
import type { Application } from '../application/model.ts';
import { announce } from '../live/announce.ts';

/** Tells whoever is looking that an application has taken a step. */
export async function announceStep(
  transaction: AnyTransaction,
  application: Application,
  action: string,
  at: Date,
): Promise<void> {
  const { agendaNo, unit, idpel, meterNo, state, step } = application;
  await announce(transaction, {
    ...{ topic: 'application', subject: agendaNo, unit, agendaNo, idpel, meterNo, at },
    data: { action, state, step },
  });
}
