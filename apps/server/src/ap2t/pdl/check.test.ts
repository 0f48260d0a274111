import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { stockMeter } from '../../test-support/pdl-desk.ts';
import type { Application } from '../application/model.ts';
import type { CustomerRecord } from '../customer/model.ts';
import { customerRecord } from '../customer/take-over.ts';
import { sampleApplication } from '../workflow/test-support/applications.ts';
import { checkEntry } from './check.ts';
import { completeEntry } from './complete.ts';
import { mutationOf } from './mutation.ts';
import { costOf, type PdlFacts, proposePdl } from './propose.ts';
import type { PdlInput } from './schema.ts';

const meterNo = '32000000015';
const application = sampleApplication({
  ...{ kind: 'PB', product: 'prepaid', tariff: 'R1', powerVa: 1300, meterNo, kddk: 'AB0101' },
  identityNo: '3201012345670001',
});
const facts: PdlFacts = {
  application,
  ...{ customer: null, lastFrom: null, removal: null, lastBilled: null },
  realisation: {
    ...{ agendaNo: application.agendaNo, doneOn: '2026-10-30', fitter: 'AGUS', revision: 1 },
    ...{ installedMeter: meterNo, seals: [], readings: null, photos: [], note: null },
    ...{ recordedBy: 'AGUS', recordedAt: new Date('2026-10-30T05:00:00Z') },
  },
  contract: {
    ...{ paper: 'SPJBTL', paperNo: 'SPJBTL-1', signedBy: 'SICILIA' },
    ...{ signedOn: '2026-10-31', witness: null },
  },
  meter: stockMeter(meterNo),
  at: new Date('2026-11-23T05:00:00.000Z'),
};

const postpaid: CustomerRecord = customerRecord({
  ...{ idpel: application.idpel, name: 'A', address: 'B', unit: '53425', tariff: 'R1' },
  ...{ powerVa: 1300, product: 'postpaid', meterNo: 'FJ-00017' },
});
const migration: PdlFacts = {
  ...facts,
  application: { ...application, kind: 'MIGRASI' },
  customer: postpaid,
  lastFrom: '2014-02-01',
  removal: {
    ...{ idpel: application.idpel, agendaNo: application.agendaNo, cause: 'migration' },
    ...{ meterNo: 'FJ-00017', removedOn: '2026-10-30', fitter: 'AGUS' },
    ...{ lwbpKwh: 18_391, wbpKwh: null, kvarh: null, remainingDkwh: null },
  },
  lastBilled: { lwbpKwh: 18_291, wbpKwh: 0, month: 202611 },
};

/** What an entry is marked with: `field code severity`. */
const marks = (input: PdlInput, of: PdlFacts = facts) =>
  checkEntry(proposePdl(of), input, of).discrepancies.map(({ field, code, severity }) =>
    [field, code, severity].join(' '),
  );

describe('what a PDL is proposed as', () => {
  test('comes from application, realisation, contract and stock, and is complete', () => {
    const proposal = proposePdl(facts);
    assert.deepEqual(marks({}), []);
    assert.deepEqual(completeEntry(proposal), proposal);
    assert.deepEqual(
      [proposal.tariff, proposal.meterNo, proposal.meterMake, proposal.factoryNo, proposal.phases],
      ['R1T', meterNo, 'ITRON', '7700123', 1],
    );
    assert.deepEqual(
      [proposal.effectiveOn, proposal.mutationMonth, proposal.mutationKind, proposal.bpCents],
      ['2026-10-30', 202610, 'A', costOf(application, '01')],
    );
    assert.deepEqual([proposal.contractNo, proposal.surplusWish], ['SPJBTL-1', null]);
  });

  test('of a migration has both stands, and token and bill as the wish', () => {
    const proposal = proposePdl(migration);
    assert.deepEqual(marks({}, migration), []);
    assert.deepEqual(
      [proposal.removedMeterNo, proposal.removedLwbpKwh, proposal.lastBilledLwbpKwh],
      ['FJ-00017', 18_391, 18_291],
    );
    assert.deepEqual(
      [proposal.surplusWish, proposal.shortageWish, proposal.instalmentCount],
      ['token', 'bill', 1],
    );
  });

  test('has the kind of change that the application makes', () => {
    const before = { tariff: 'R1', powerVa: 1300, product: 'prepaid', meterNo } as const;
    const kinds = (over: Partial<Application>) => mutationOf({ ...application, ...over });
    assert.deepEqual(
      [
        kinds({}),
        kinds({ kind: 'PS' }),
        kinds({ kind: 'MIGRASI' }),
        kinds({ kind: 'DUA_ARAH' }),
        kinds({ kind: 'PD', previous: before, powerVa: 2200 }),
        kinds({ kind: 'PD', previous: before, powerVa: 900 }),
        kinds({ kind: 'PD', previous: before, tariff: 'B1' }),
        kinds({ kind: 'PD', previous: before, meterChange: true }),
        kinds({ kind: 'PD', previous: before, meterChange: false }),
      ],
      ['A', 'I', 'F', 'G', 'B', 'C', 'D', 'E', 'H'],
    );
  });
});

describe('an entry against its proposal', () => {
  test('what the papers fix may be said again, and not otherwise', () => {
    assert.deepEqual(marks({ meterNo, powerVa: 1300, contractNo: 'SPJBTL-1' }), []);
    assert.deepEqual(
      marks({ meterNo: '32000000023', powerVa: 2200, tariff: 'R1', phases: 3, bpCents: 100 }),
      ['tariff', 'powerVa', 'meterNo', 'phases', 'bpCents'].map((f) => `${f} differs error`),
    );
    assert.deepEqual(marks({ removedLwbpKwh: 1, lastBilledLwbpKwh: 0 }, migration), [
      'removedLwbpKwh differs error',
      'lastBilledLwbpKwh differs error',
    ]);
  });

  test('what people know better is a warning for the checker, without personal data in it', () => {
    const { discrepancies } = checkEntry(
      proposePdl(facts),
      { name: 'SICILIA N.', identityNo: '3201012345670002', mutationKind: 'H', registerNo: 'R1' },
      facts,
    );
    assert.deepEqual(
      discrepancies.map(({ field, severity, expected, found }) => [
        field,
        severity,
        expected,
        found,
      ]),
      [
        ['name', 'warning', null, null],
        ['identityNo', 'warning', null, null],
        ['mutationKind', 'warning', 'A', 'H'],
      ],
    );
  });

  test('a day to come, a day before the last entry, a month outside', () => {
    const range = 'effectiveOn out-of-range error';
    const dated = (effectiveOn: string, mutationMonth: number, of = facts) =>
      marks({ effectiveOn, mutationMonth }, of).filter((mark) => mark.includes('out-of-range'));
    assert.deepEqual(dated('2026-11-23', 202611), []);
    assert.deepEqual(dated('2026-11-24', 202611), [range]);
    assert.deepEqual(dated('2026-02-30', 202602), [range]);
    assert.deepEqual(dated('2014-02-01', 201402, migration), []);
    assert.deepEqual(dated('2014-01-31', 201401, migration), [range]);
    for (const month of [202609, 202612])
      assert.deepEqual(dated('2026-10-30', month), ['mutationMonth out-of-range error']);
    assert.deepEqual(dated('2026-10-30', 202611), []);
  });

  test('what is missing, what has no place, what does not fit the product', () => {
    const unknown: PdlFacts = { ...facts, meter: null };
    assert.deepEqual(marks({}, unknown), [
      'meterMake missing error',
      'meterType missing error',
      'meterKind missing error',
      'phases missing error',
      'meterNo not-in-stock warning',
    ]);
    assert.equal(completeEntry(checkEntry(proposePdl(unknown), {}, unknown).data), null);
    const given = { meterMake: 'X', meterType: 'Y', meterKind: 'keypad', phases: 1 } as const;
    assert.deepEqual(marks(given, unknown), ['meterNo not-in-stock warning']);
    assert.deepEqual(marks({ ...given, meterKind: 'postpaid' }, unknown).slice(0, 1), [
      'meterKind wrong-kind error',
    ]);
    assert.deepEqual(marks({ surplusWish: 'cash' }), ['surplusWish differs error']);
    const noRoute = { ...facts, application: { ...application, kddk: null } };
    assert.deepEqual(marks({}, noRoute), ['kddk missing warning']);
  });

  test('a stand that went back, and a use that cannot be', () => {
    const showed = (lwbpKwh: number, wbpKwh: number | null = null): PdlFacts => ({
      ...migration,
      ...(migration.removal && { removal: { ...migration.removal, lwbpKwh, wbpKwh } }),
    });
    assert.deepEqual(marks({}, showed(18_290)), ['removedLwbpKwh went-back error']);
    assert.deepEqual(marks({}, showed(18_291)), []);
    // 720 hours at 1,300 VA are 936 kWh.
    assert.deepEqual(marks({}, showed(18_291 + 900, 36)), []);
    assert.deepEqual(marks({}, showed(18_291 + 901, 36)), ['removedLwbpKwh unlikely warning']);
    const peak = {
      ...showed(18_300, 5),
      lastBilled: { lwbpKwh: 18_291, wbpKwh: 6, month: 202611 },
    };
    assert.deepEqual(marks({}, peak), ['removedWbpKwh went-back error']);
    const unbilled = { ...migration, lastBilled: null };
    assert.deepEqual(marks({}, unbilled), ['lastBilledLwbpKwh missing error']);
    assert.deepEqual(marks({ lastBilledLwbpKwh: 18_000 }, unbilled), []);
  });
});
