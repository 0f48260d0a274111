import { SetrumError } from '@setrum/errors';
import type { Transaction, Updateable } from 'kysely';
import { type AuditAct, recordAct } from '../../identity/index.ts';
import { type Database, tables } from '../../platform/index.ts';
import type { Partner } from './model.ts';
import { type Fee, type PartnerRecord, partnerRecord, type TimeWindow } from './record.ts';
import { type PartnerRegistration, registerPartner } from './register.ts';
import type { PartnerTables } from './tables.ts';

/** What staff may change of a partner; what is left out stays as it is. */
export interface PartnerChange {
  readonly name?: string;
  readonly kind?: Partner['kind'];
  readonly anyTerminal?: boolean;
  readonly serviceHours?: TimeWindow | null;
  readonly cutOff?: TimeWindow | null;
}

/** Partners as people keep them. Every act is in the audit trail in the commit that does it; throws SETRUM_PARTNER_NOT_FOUND. */
export class PartnerService {
  readonly #database: Database;
  readonly #now: () => Date;

  constructor(database: Database, now: () => Date) {
    this.#database = database;
    this.#now = now;
  }

  /** Registers a partner; the same registration again gives the same partner. Throws SETRUM_PARTNER_EXISTS, SETRUM_BAD_REQUEST. */
  async register(registration: PartnerRegistration, by: string): Promise<PartnerRecord> {
    assertWindows(registration);
    const { partnerId, name, kind } = registration;
    await registerPartner(this.#database, registration, by, this.#now());
    const record = await partnerRecord(this.#database, partnerId);
    if (record.name !== name || record.kind !== (kind ?? 'bank')) {
      throw new SetrumError('SETRUM_PARTNER_EXISTS', { partnerId });
    }
    return record;
  }

  /** Changes name, kind, hours, cut-off, or whether any terminal may sell. Throws SETRUM_BAD_REQUEST. */
  change(partnerId: string, change: PartnerChange, by: string): Promise<PartnerRecord> {
    assertWindows(change);
    const { name, kind, anyTerminal, serviceHours, cutOff } = change;
    const set = {
      ...(name !== undefined && { name }),
      ...(kind !== undefined && { kind }),
      ...(anyTerminal !== undefined && { any_terminal: anyTerminal }),
      ...(serviceHours !== undefined && {
        service_from: serviceHours?.from ?? null,
        service_until: serviceHours?.until ?? null,
      }),
      ...(cutOff !== undefined && {
        cut_off_from: cutOff?.from ?? null,
        cut_off_until: cutOff?.until ?? null,
      }),
    };
    if (Object.keys(set).length === 0) return partnerRecord(this.#database, partnerId);
    // The values stay in the partner: names are people's words, which have no place in the trail.
    const detail = { changed: Object.keys(set).join(' ') };
    const act = { actor: by, act: 'partner.change', subject: partnerId, detail };
    return this.#act(partnerId, act, (p2apst) => update(p2apst, partnerId, set));
  }

  /** Blocks a partner, deactivates it, or lets it sell again. */
  setState(
    partnerId: string,
    state: Partner['state'],
    reason: string,
    by: string,
  ): Promise<PartnerRecord> {
    const act = { actor: by, act: 'partner.state', subject: partnerId, detail: { state } };
    return this.#act(partnerId, act, (p2apst) =>
      update(p2apst, partnerId, { state, state_reason: reason }),
    );
  }

  /** Sets the usual fee and all exceptions from it; the more exact row counts. Throws SETRUM_CHANNEL_UNKNOWN, SETRUM_BAD_REQUEST. */
  setFees(
    partnerId: string,
    adminCents: number,
    fees: readonly Fee[],
    by: string,
  ): Promise<PartnerRecord> {
    const places = fees.map((fee) => `${fee.product} ${fee.mcc}`);
    const twice = places.find((place, n) => places.indexOf(place) !== n);
    if (twice !== undefined)
      throw new SetrumError('SETRUM_BAD_REQUEST', { detail: `two fees for ${twice}` });
    const detail = { adminCents, exceptions: fees.length };
    const act = { actor: by, act: 'partner.fees', subject: partnerId, detail };
    return this.#act(partnerId, act, async (p2apst) => {
      await update(p2apst, partnerId, { admin_cents: adminCents });
      await assertChannels(p2apst, fees);
      await p2apst.deleteFrom('partner_fee').where('partner_id', '=', partnerId).execute();
      if (fees.length === 0) return;
      const rows = fees.map(({ product, mcc, adminCents: cents }) => ({
        partner_id: partnerId,
        product,
        mcc,
        admin_cents: cents,
      }));
      await p2apst.insertInto('partner_fee').values(rows).execute();
    });
  }

  /** Sets the balance (rupiah x 100) below which the partner is to be told; null: never. */
  setLowBalance(
    partnerId: string,
    lowBalanceCents: number | null,
    by: string,
  ): Promise<PartnerRecord> {
    const detail = { lowBalanceCents };
    const act = { actor: by, act: 'partner.low-balance', subject: partnerId, detail };
    return this.#act(partnerId, act, async (p2apst) => {
      await p2apst
        .updateTable('deposit')
        .set({ low_balance_cents: lowBalanceCents })
        .where('partner_id', '=', partnerId)
        .execute();
    });
  }

  async #act(
    partnerId: string,
    act: AuditAct,
    work: (p2apst: Transaction<PartnerTables>) => Promise<void>,
  ): Promise<PartnerRecord> {
    await partnerRecord(this.#database, partnerId);
    await tables<PartnerTables>(this.#database, 'p2apst')
      .transaction()
      .execute(async (p2apst) => {
        await work(p2apst);
        await recordAct(p2apst, act, this.#now());
      });
    return partnerRecord(this.#database, partnerId);
  }
}

async function update(
  p2apst: Transaction<PartnerTables>,
  partnerId: string,
  set: Updateable<PartnerTables['partner']>,
): Promise<void> {
  await p2apst.updateTable('partner').set(set).where('partner_id', '=', partnerId).execute();
}

async function assertChannels(
  p2apst: Transaction<PartnerTables>,
  fees: readonly Fee[],
): Promise<void> {
  const known = await p2apst.selectFrom('channel').select('mcc').execute();
  const mccs = new Set(['', ...known.map(({ mcc }) => mcc)]);
  const unknown = fees.find(({ mcc }) => !mccs.has(mcc));
  if (unknown !== undefined) throw new SetrumError('SETRUM_CHANNEL_UNKNOWN', { mcc: unknown.mcc });
}

/** A window that ends where it begins would be never or always. */
function assertWindows(of: Pick<PartnerChange, 'serviceHours' | 'cutOff'>): void {
  for (const window of [of.serviceHours, of.cutOff]) {
    if (window && window.from === window.until) {
      throw new SetrumError('SETRUM_BAD_REQUEST', { detail: 'a window ends where it begins' });
    }
  }
}
