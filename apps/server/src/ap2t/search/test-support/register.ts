import type { Database } from '../../../platform/index.ts';

/** Somebody in the register. */
export interface Registered {
  readonly idpel: string;
  readonly name: string;
  readonly address: string;
  readonly unit: string;
  readonly meterNo?: string;
}

/** Puts customers into the register, all at once. */
export async function registerAll({ pool }: Database, all: readonly Registered[]): Promise<void> {
  await pool.query(
    `insert into ap2t.customer (idpel, meter_no, name, address, unit, tariff, power_va)
     select x.idpel, x."meterNo", x.name, x.address, x.unit, 'R1T', 2200
       from jsonb_to_recordset($1::jsonb) as x(idpel text, "meterNo" text, name text, address text, unit text)`,
    [JSON.stringify(all)],
  );
}

/** An application for a new connection, under way. */
export async function enterRow(
  { pool }: Database,
  {
    idpel,
    name,
    address,
    unit,
    agendaNo,
    registrationNo,
  }: Registered & {
    readonly agendaNo: string;
    readonly registrationNo: string;
  },
): Promise<void> {
  await pool.query(
    `insert into ap2t.application (agenda_no, kind, state, step, request_key, channel, unit, idpel, name, address, product_asked, product, tariff,
                                   power_va, meter_change, first_credit_cents, costs, registration_no, made_by, made_at, changed_at)
     values ($1, 'PB', 'paid', 1, $1, '05', $2, $3, $4, $5, 'prepaid-nfc', 'prepaid-nfc', 'R1', 2200, true, 0, '{}', $6, 'SRI', now(), now())`,
    [agendaNo, unit, idpel, name, address, registrationNo],
  );
}
