import { type AnyTransaction, tablesIn } from '../../../platform/index.ts';
import type { DocumentKind } from '../kind.ts';
import type { DocumentTables } from './tables.ts';

/** Which documents of an application are taken back, why, and by whom. */
export interface Voiding {
  readonly agendaNo: string;
  readonly kinds: readonly DocumentKind[];
  /** 3 to 500 characters. */
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

/** Takes back what is in force of these kinds, in the caller's transaction; gives the register numbers. Doing it again does nothing. */
export async function voidDocuments(
  transaction: AnyTransaction,
  { agendaNo, kinds, reason, by, at }: Voiding,
): Promise<readonly string[]> {
  if (kinds.length === 0) return [];
  const rows = await tablesIn<DocumentTables>(transaction, 'ap2t')
    .updateTable('document')
    .set({ voided_at: at, voided_by: by, void_reason: reason })
    .where('agenda_no', '=', agendaNo)
    .where('kind', 'in', kinds)
    .where('superseded_at', 'is', null)
    .where('voided_at', 'is', null)
    .returning('register_no')
    .execute();
  return rows.map(({ register_no }) => register_no);
}
