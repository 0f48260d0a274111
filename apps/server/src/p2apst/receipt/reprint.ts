import { type Database, uuidv7 } from '../../platform/index.ts';

/** Who prints whose receipt again. */
export interface Reprint {
  readonly kind: 'purchase' | 'payment';
  /** Meter number, IDPEL or registration number. */
  readonly subject: string;
  /** 32 hex digits. */
  readonly reference: string;
  readonly by: { readonly partnerId: string; readonly counterId: string };
  readonly format: string;
  readonly at: Date;
}

/** Puts a reprint on record. To be awaited before anything is shown. */
export async function recordReprint(database: Database, reprint: Reprint): Promise<void> {
  const { kind, subject, reference, by, format, at } = reprint;
  await database.pool.query(
    `insert into p2apst.reprint (subject, reprint_id, kind, transaction_id, partner_id, counter_id, format, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [subject, uuidv7(at.getTime()), kind, reference, by.partnerId, by.counterId, format, at],
  );
}
