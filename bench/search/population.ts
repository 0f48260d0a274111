import type { PoolClient } from 'pg';
import { familyNames, givenNames, streetKinds, streets } from './words.ts';

/** Ten service units in each of four regions, as five digits. */
export const benchUnits: readonly string[] = ['51', '52', '53', '55'].flatMap((region) =>
  Array.from({ length: 10 }, (_, n) => `${region}${400 + n}`),
);

const syllables = 'SU KAR MI NA TO WI RA DI MAN SA LI MU YA NI PU TRA JO HA RU BE LA DE'.split(' ');

/** A chance from 0 to 1 that depends on the row and on what it is for: the same population on every machine. */
const chance = (purpose: number): string =>
  `((hashint8extended(n, ${purpose}) & 1048575) / 1048576.0)`;

/** An entry of a list; the exponent leans to its front. */
const pick = (list: string, purpose: number, exponent: number): string =>
  `(${list}::text[])[1 + floor(array_length(${list}::text[], 1) * power(${chance(purpose)}, ${exponent}))::integer]`;

const oneOf = (list: string, purpose: number): string => pick(list, purpose, 1);

/** A word of three to five syllables that hardly anybody else has: registers are full of them. */
const rareWord = (purpose: number): string =>
  `${oneOf('$5', purpose)} || ${oneOf('$5', purpose + 1)} || ${oneOf('$5', purpose + 2)}
   || case when ${chance(purpose + 3)} < 0.5 then ${oneOf('$5', purpose + 4)} else '' end
   || case when ${chance(purpose + 5)} < 0.2 then ${oneOf('$5', purpose + 6)} else '' end`;

/** Name and address of row n, with $1 given names, $2 family names, $3 kinds of street, $4 streets, $5 syllables. */
const name = `
  case when ${chance(1)} < 0.7 then ${pick('$1', 2, 2.2)} else ${rareWord(10)} end
  || case when ${chance(3)} < 0.25 then '' when ${chance(3)} < 0.8 then ' ' || ${pick('$2', 4, 1.6)} else ' ' || ${rareWord(20)} end
  || case when ${chance(5)} < 0.1 then ' ' || ${pick('$2', 6, 1.2)} else '' end`;
const address = `
  ${oneOf('$3', 7)} || ' ' || case when ${chance(8)} < 0.75 then ${pick('$4', 9, 1.8)} else ${rareWord(30)} end
  || ' NO. ' || (1 + (hashint8extended(n, 40) & 255)) || ' RT ' || lpad((1 + (hashint8extended(n, 41) & 15))::text, 3, '0')
  || '/' || lpad((1 + (hashint8extended(n, 42) & 7))::text, 3, '0')
  || case when ${chance(43)} < 0.6 then ' DESA ' || ${rareWord(50)} else ' KEL. ' || ${pick('$4', 44, 1)} end`;

const lists = [givenNames, familyNames, streetKinds, streets, syllables];
const rowsPerInsert = 50_000;

/** IDPEL and meter number of customer n: by these the benchmark knows whom it must find. */
export function customerNumbers(n: number): { readonly idpel: string; readonly meterNo: string } {
  const unit = benchUnits[n % benchUnits.length] ?? '';
  return {
    idpel: `${unit}${String(n).padStart(7, '0')}`,
    meterNo: `32${String(n).padStart(9, '0')}`,
  };
}

const unitOf = '($6::text[])[1 + n % array_length($6::text[], 1)]';

/** Puts customers 0 to `count` - 1 into the register. */
export async function loadCustomers(
  client: PoolClient,
  count: number,
  progress: (done: number) => void,
): Promise<void> {
  for (let from = 0; from < count; from += rowsPerInsert) {
    const to = Math.min(count, from + rowsPerInsert);
    await client.query(
      `insert into ap2t.customer (idpel, meter_no, name, address, unit, tariff, power_va)
       select ${unitOf} || lpad(n::text, 7, '0'), '32' || lpad(n::text, 9, '0'), ${name}, ${address}, ${unitOf}, 'R1T', 2200
         from generate_series($7::bigint, $8::bigint - 1) n`,
      [...lists, benchUnits, from, to],
    );
    progress(to);
  }
}

/** One application for every so many customers, for their own house: agenda and registration number of the n-th, from 1. */
export const customersPerApplication = 5;

export function applicationNumbers(n: number): {
  readonly agendaNo: string;
  readonly registrationNo: string;
} {
  const unit = benchUnits[n % benchUnits.length] ?? '';
  const day = new Date(Date.UTC(2025, 0, 1 + Math.floor(n / 10_000))).toISOString().slice(2, 10);
  const serial = String(n % 10_000).padStart(4, '0');
  return {
    agendaNo: `${unit}051${day.replaceAll('-', '')}${serial}`,
    registrationNo: `5${String(n).padStart(12, '0')}`,
  };
}

export async function loadApplications(client: PoolClient, customers: number): Promise<number> {
  const count = Math.floor(customers / customersPerApplication);
  for (let from = 1; from <= count; from += rowsPerInsert) {
    await client.query(
      `insert into ap2t.application (agenda_no, kind, state, step, request_key, channel, unit, idpel, name, address, product_asked, product,
                                     tariff, power_va, meter_change, first_credit_cents, costs, registration_no, made_by, made_at, changed_at)
       select ${unitOf} || '051' || to_char(date '2025-01-01' + (n / 10000)::integer, 'YYMMDD') || lpad((n % 10000)::text, 4, '0'),
              'PB', 'posted', 1, 'bench-' || n, '05', ${unitOf}, ${unitOf} || lpad(n::text, 7, '0'), ${name}, ${address}, 'prepaid-nfc',
              'prepaid-nfc', 'R1', 2200, true, 0, '{"lines": [], "totalCents": 0, "firstCredit": null, "energyDkwh": 0}',
              '5' || lpad(n::text, 12, '0'), 'bench', now(), now()
         from generate_series($7::bigint, $8::bigint) n`,
      [...lists, benchUnits, from, Math.min(count, from + rowsPerInsert - 1)],
    );
  }
  return count;
}
