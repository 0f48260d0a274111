import { type Database, uuidv7 } from '../../platform/index.ts';

/** Who prints whose receipt. */
export interface Reprint {
  readonly kind: 'purchase' | 'payment';
  /** Meter number, IDPEL or registration number. */
  readonly subject: string;
  /** 32 hex digits. */
  readonly reference: string;
  readonly by: { readonly partnerId: string; readonly counterId: string };
  readonly format: string;
  readonly at: Date;
  /** Whether this may be the original. */
  readonly original: boolean;
}

/** Puts a print on record. To be awaited before anything is shown. True: it is the original, of which there is one. */
export async function recordReprint(database: Database, reprint: Reprint): Promise<boolean> {
  if (reprint.original && (await insert(database, reprint, true))) return true;
  await insert(database, reprint, false);
  return false;
}

async function insert(database: Database, reprint: Reprint, original: boolean): Promise<boolean> {
  const { kind, subject, reference, by, format, at } = reprint;
  const { rowCount } = await database.pool.query(
    `insert into p2apst.reprint (subject, reprint_id, kind, transaction_id, partner_id, counter_id, format, at, original)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [
      subject,
      uuidv7(at.getTime()),
      kind,
      reference,
      by.partnerId,
      by.counterId,
      format,
      at,
      original,
    ],
  );
  return rowCount === 1;
}
