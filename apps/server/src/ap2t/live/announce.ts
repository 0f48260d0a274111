import type { Generated } from 'kysely';
import { type AnyTransaction, tablesIn, uuidv7 } from '../../platform/index.ts';
import type { Announcement } from './model.ts';

export interface LiveTables {
  readonly change: {
    readonly change_id: string;
    readonly xid: Generated<string>;
    readonly topic: string;
    readonly subject: string;
    readonly unit: string | null;
    readonly agenda_no: string | null;
    readonly idpel: string | null;
    readonly meter_no: string | null;
    readonly data: string;
    readonly at: Date;
  };
}

/**
 * Tells whoever is looking that something changed, in the transaction that changes it: what is rolled back is never told. It is heard at
 * the next look of each server, at once where `LiveFeed.nudge` is called after the commit.
 */
export async function announce(
  transaction: AnyTransaction,
  { topic, subject, unit, agendaNo, idpel, meterNo, data, at }: Announcement,
): Promise<void> {
  await tablesIn<LiveTables>(transaction, 'ap2t')
    .insertInto('change')
    .values({
      change_id: uuidv7(at.getTime()),
      topic,
      subject,
      unit,
      agenda_no: agendaNo ?? null,
      idpel: idpel ?? null,
      meter_no: meterNo ?? null,
      data: JSON.stringify(data ?? {}),
      at,
    })
    .execute();
}
