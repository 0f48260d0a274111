import { recordAct } from '../../identity/index.ts';
import { type Database, tables } from '../../platform/index.ts';
import type { Partner } from './model.ts';
import type { TimeWindow } from './record.ts';
import type { PartnerTables } from './tables.ts';

/** A bank or another partner that sells. */
export interface PartnerRegistration {
  /** The bank code of field 32. */
  readonly partnerId: string;
  readonly name: string;
  /** What the partner charges the customer on top of a purchase, and keeps: rupiah x 100. */
  readonly adminCents: number;
  readonly kind?: Partner['kind'];
  /** Whether terminals that are not listed may sell; they may unless told otherwise. */
  readonly anyTerminal?: boolean;
  readonly serviceHours?: TimeWindow | null;
  readonly cutOff?: TimeWindow | null;
}

/**
 * Registers a partner with an empty deposit, and records who did; does nothing when it is there already.
 *
 * @param by who registers it, for the audit trail; null: the set-up of a demo or a test, which nobody does
 * @returns whether it is new
 */
export function registerPartner(
  database: Database,
  partner: PartnerRegistration,
  by: string | null = null,
  at: Date = new Date(),
): Promise<boolean> {
  const { partnerId, name, adminCents, kind = 'bank', anyTerminal = true } = partner;
  return tables<PartnerTables>(database, 'p2apst')
    .transaction()
    .execute(async (p2apst) => {
      const { numInsertedOrUpdatedRows } = await p2apst
        .insertInto('partner')
        .values({
          partner_id: partnerId,
          name,
          kind,
          admin_cents: adminCents,
          any_terminal: anyTerminal,
          service_from: partner.serviceHours?.from ?? null,
          service_until: partner.serviceHours?.until ?? null,
          cut_off_from: partner.cutOff?.from ?? null,
          cut_off_until: partner.cutOff?.until ?? null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows === 0n) return false;
      await p2apst
        .insertInto('deposit')
        .values({ partner_id: partnerId, balance_cents: 0 })
        .execute();
      if (by !== null) {
        const act = { actor: by, act: 'partner.register', subject: partnerId };
        await recordAct(p2apst, { ...act, detail: { kind, adminCents } }, at);
      }
      return true;
    });
}
