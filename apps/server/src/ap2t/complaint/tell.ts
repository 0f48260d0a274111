import { announce } from '../live/announce.ts';
import type { Entry } from './desk.ts';
import type { Complaint } from './model.ts';

/** Tells whoever is looking. */
export async function tell(
  { transaction, at }: Pick<Entry, 'transaction' | 'at'>,
  complaint: Complaint,
  action: string,
): Promise<void> {
  const { agendaNo, unit, idpel, meterNo, kind, energyState, replacement } = complaint;
  const newMeterNo = replacement?.newMeterNo ?? null;
  await announce(transaction, {
    ...{ topic: 'complaint', subject: agendaNo, unit, agendaNo, idpel, meterNo, at },
    data: { action, kind, newMeterNo, energyState },
  });
}
