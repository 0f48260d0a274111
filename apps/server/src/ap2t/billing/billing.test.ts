import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ErrorCode, SetrumError } from '@setrum/errors';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import { demoClaims, seedDemoClaims } from './demo.ts';
import type { ClaimState, RegistrationCharge } from './model.ts';
import { cancelRegistration, registerBills, registerCharge } from './register.ts';

const coded = (code: ErrorCode) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;

const charge: RegistrationCharge = {
  registrationNo: '5342515011502',
  kind: 'PS',
  transactionName: 'PASANG KEMBALI',
  agendaNo: '534250511501150237',
  idpel: '534250000003',
  name: 'PEMOHON',
  unit: '53425',
  unitAddress: 'JL. PELAJAR PEJUANG NO. 100',
  unitPhone: '022-4515224',
  registeredOn: '2026-11-20',
  expiresOn: '2026-12-31',
  lines: [
    { code: '01', amountCents: 84_300_000 },
    { code: '03', amountCents: 1_000_000 },
  ],
};

describe('what customers owe', () => {
  let home: MigratedDatabase;
  before(async () => {
    home = await createMigratedDatabase();
  });
  after(() => home.close());

  const claimOf = async (type: string, subject: string, month = 202611) => {
    const { rows } = await home.database.pool.query<{ claim: ClaimState | null }>(
      'select ap2t.claim_of($1, $2, $3) as claim',
      [type, subject, month],
    );
    return rows[0]?.claim ?? null;
  };

  test('a charge is frozen: registered again, it changes nothing', async () => {
    assert.equal(await registerCharge(home.database, charge), true);
    const first = await claimOf('registration', charge.registrationNo);
    assert.deepEqual(first, {
      state: 'open',
      claim: { type: 'registration', ...charge, totalCents: 85_300_000 },
    });
    const other = { ...charge, name: 'ORANG LAIN', lines: [{ code: '01', amountCents: 100 }] };
    assert.equal(await registerCharge(home.database, other), false);
    assert.deepEqual(await claimOf('registration', charge.registrationNo), first);
  });

  test('a charge that banks could not be shown is refused as a whole', async () => {
    const registrationNo = '5342515011503';
    const wrong: Partial<RegistrationCharge>[] = [
      { registrationNo: '123' },
      { transactionName: 'X'.repeat(26) },
      { transactionName: '' },
      { agendaNo: '1' },
      { idpel: '1' },
      { unit: '1' },
      { unitAddress: 'X'.repeat(36) },
      { unitPhone: '1'.repeat(16) },
      { expiresOn: '2026-11-19' },
      { lines: [{ code: '1', amountCents: 100 }] },
      { lines: [{ code: '01', amountCents: 0 }] },
      { lines: [] },
    ];
    for (const part of wrong)
      await assert.rejects(
        registerCharge(home.database, { ...charge, registrationNo, ...part }),
        JSON.stringify(part),
      );
    assert.equal(await claimOf('registration', registrationNo), null);
  });

  test('a registration is cancelled once, and not after it was paid', async () => {
    const registrationNo = '5342515011504';
    await registerCharge(home.database, { ...charge, registrationNo });
    const paymentId = '00000000-0000-7000-8000-000000000001';
    const settle = 'select ap2t.lock_claim($1), ap2t.settle_claim($1, $2, now())';
    const open = (await claimOf('registration', registrationNo))?.claim;
    await home.database.pool.query(settle, [JSON.stringify(open), paymentId]);
    await assert.rejects(
      cancelRegistration(home.database, registrationNo),
      coded('SETRUM_BILL_PAID'),
    );
    const reopen = 'select ap2t.reopen_claim($1, $2, $3, now()) as reopened';
    const eventId = '00000000-0000-7000-8000-000000000002';
    for (const reopened of [true, false]) {
      const { rows } = await home.database.pool.query(reopen, [
        JSON.stringify(open),
        paymentId,
        eventId,
      ]);
      assert.deepEqual(rows, [{ reopened }]);
    }
    await cancelRegistration(home.database, registrationNo);
    await cancelRegistration(home.database, registrationNo);
    const cancelled = { state: 'cancelled', claim: null };
    assert.deepEqual(await claimOf('registration', registrationNo), cancelled);
    const { rows } = await home.database.pool.query('select ap2t.lock_claim($1) as locked', [
      JSON.stringify(open),
    ]);
    assert.deepEqual(rows, [{ locked: false }]);
    const unknown = cancelRegistration(home.database, '9999999999999');
    await assert.rejects(unknown, coded('SETRUM_REGISTRATION_UNKNOWN'));
  });

  test('a month is billed once', async () => {
    const customer = {
      idpel: '534250000009',
      name: 'A',
      unit: '53425',
      unitPhone: '',
      tariff: 'R1',
      powerVa: 1300,
    };
    const none = { previous: 0, current: 0 };
    const bill = {
      month: 202611,
      dueOn: '2026-11-20',
      readingOn: '2026-10-27',
      billCents: 10_000_000,
      incentiveCents: 0,
      taxCents: 0,
      penaltyCents: 0,
      readings: [{ previous: 1, current: 2 }, none, none],
    } as const;
    await registerBills(home.database, customer, [bill]);
    await registerBills(home.database, customer, [{ ...bill, billCents: 500 }]);
    const found = await claimOf('postpaid', customer.idpel);
    assert.deepEqual(found, {
      state: 'open',
      claim: {
        type: 'postpaid',
        ...customer,
        outstandingBills: 1,
        bills: [bill],
        totalCents: 10_000_000,
      },
    });
    for (const wrong of [
      { month: 202613 },
      { month: 202612, billCents: 150 },
      { month: 202612, incentiveCents: 20_000_000 },
    ])
      await assert.rejects(registerBills(home.database, customer, [{ ...bill, ...wrong }]));
  });

  test('the demo can pay a new connection, a change of power and two bills, seeded once or twice', async () => {
    const now = new Date('2027-01-15T05:00:00.000Z');
    await seedDemoClaims(home.database, now);
    await seedDemoClaims(home.database, new Date(now.getTime() + 60_000));
    for (const registrationNo of [demoClaims.newConnection, demoClaims.powerChange]) {
      const found = await claimOf('registration', registrationNo);
      assert.ok(found?.claim?.type === 'registration' && found.claim.expiresOn === '2028-01-15');
    }
    const found = await claimOf('postpaid', demoClaims.postpaidIdpel, 202701);
    assert.ok(found?.claim?.type === 'postpaid');
    assert.deepEqual(
      found.claim.bills.map(({ month, dueOn, readingOn }) => [month, dueOn, readingOn]),
      [
        [202612, '2026-12-20', '2026-11-27'],
        [202701, '2027-01-20', '2026-12-27'],
      ],
    );
  });
});
