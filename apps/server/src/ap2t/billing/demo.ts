import { businessDay, businessMonth, type Database } from '../../platform/index.ts';
import type { PostpaidBill, RegistrationCharge } from './model.ts';
import { registerBills, registerCharge } from './register.ts';

const dayMs = 86_400_000;
const unit = {
  unit: '53425',
  unitAddress: 'JL. PELAJAR PEJUANG NO. 100',
  unitPhone: '022-4515224',
};

/** The numbers that a demo can pay. The registrations have those of the public samples; the IDPELs are far from those that new customers get. */
export const demoClaims = {
  newConnection: '5123123321556',
  powerChange: '5211666202011',
  postpaidIdpel: '534252800006',
} as const;

/** Puts a new connection, a change of power and a postpaid customer with two bills (one of them late) into a demo; may be repeated. */
export async function seedDemoClaims(database: Database, now: Date): Promise<void> {
  const dates = {
    registeredOn: businessDay(now, null),
    expiresOn: businessDay(new Date(now.getTime() + 365 * dayMs), null),
  };
  for (const charge of registrations) await registerCharge(database, { ...charge, ...dates });
  const lastMonth = monthBefore(businessMonth(now));
  await registerBills(
    database,
    {
      idpel: demoClaims.postpaidIdpel,
      name: 'SLAMET RIYADI',
      unit: unit.unit,
      unitPhone: unit.unitPhone,
      tariff: 'R1',
      powerVa: 1300,
    },
    [
      billOf(lastMonth, { billCents: 24_532_000, penaltyCents: 500_000, from: 17_970, to: 18_140 }),
      billOf(businessMonth(now), { billCents: 21_790_000, from: 18_140, to: 18_291 }),
    ],
  );
}

const registrations: readonly Omit<RegistrationCharge, 'registeredOn' | 'expiresOn'>[] = [
  {
    ...unit,
    registrationNo: demoClaims.newConnection,
    kind: 'PB',
    transactionName: 'PEMASANGAN BARU',
    agendaNo: '534250511501150237',
    idpel: '534252800003',
    name: 'SITI AMINAH',
    // 2,200 VA, and the first energy of a prepaid connection.
    lines: [
      { code: '01', amountCents: 206_200_000 },
      { code: '05', amountCents: 5_000_000 },
    ],
  },
  {
    ...unit,
    registrationNo: demoClaims.powerChange,
    kind: 'PD',
    transactionName: 'PERUBAHAN DAYA',
    agendaNo: null,
    idpel: '534252800004',
    name: 'BAMBANG SUTRISNO',
    // From 900 to 1,300 VA: the difference of the connection charges.
    lines: [{ code: '01', amountCents: 37_500_000 }],
  },
];

function billOf(
  month: number,
  bill: { billCents: number; penaltyCents?: number; from: number; to: number },
): PostpaidBill {
  const day = (of: number, n: string): string =>
    `${Math.floor(of / 100)}-${String(of % 100).padStart(2, '0')}-${n}`;
  return {
    month,
    dueOn: day(month, '20'),
    readingOn: day(monthBefore(month), '27'),
    billCents: bill.billCents,
    incentiveCents: 0,
    taxCents: 0,
    penaltyCents: bill.penaltyCents ?? 0,
    readings: [
      { previous: bill.from, current: bill.to },
      { previous: 0, current: 0 },
      { previous: 0, current: 0 },
    ],
  };
}

function monthBefore(month: number): number {
  return month % 100 === 1 ? month - 89 : month - 1;
}
