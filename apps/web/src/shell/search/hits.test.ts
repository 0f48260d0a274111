import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatsOf } from '../../i18n/formats.ts';
import { pageHits, registerHits, saleHits } from './hits.ts';
import type { Found, FoundSale } from './model.ts';

const customer: Found = {
  ...{ kind: 'customer', id: '534252904966', idpel: '534252904966', agendaNo: null },
  ...{ registrationNo: null, meterNo: '32031017679', name: 'SICILIA NFC', unit: '53425' },
  ...{ address: 'DK. SELATAN No.12', state: 'active', tariff: 'R1T', powerVa: 2200 },
};
const application: Found = {
  ...customer,
  ...{ kind: 'application', id: '534250512611290001', agendaNo: '534250512611290001' },
  ...{ registrationNo: '5300000000017', meterNo: null, state: 'sip-issued' },
};
const placed = (typed: string, ...found: readonly Found[]): readonly string[] =>
  registerHits(found, typed).map(({ group, title, to }) => `${group} ${title} ${to}`);

test('by name: the customer; by meter number: the meter, too, once', () => {
  assert.deepEqual(placed('sicil', customer), ['customer SICILIA NFC /customers/534252904966']);
  assert.deepEqual(placed('3203 1017', customer, { ...customer, id: '534252904974', name: 'B' }), [
    'customer SICILIA NFC /customers/534252904966',
    'meter 32031017679 /meters/32031017679',
    'customer B /customers/534252904974',
  ]);
});

test('an application is told by its agenda, or by the registration number that was typed', () => {
  const to = '/applications/534250512611290001';
  assert.deepEqual(placed('53425051', application), [`application 534250512611290001 ${to}`]);
  assert.deepEqual(placed('53000000', application), [`registration 5300000000017 ${to}`]);
});

test('a sale by amount and meter; pages by the beginnings of words', () => {
  const sale: FoundSale = {
    ...{ product: '99502', reference: '0'.repeat(32), requestKey: 'k', subject: '32031017679' },
    ...{ at: '2026-11-28T10:00:00.000Z', idpel: null, name: 'SICILIA NFC', partnerId: '1' },
    ...{ partnerName: 'BANK DEMO', counterId: null, amountCents: 5_000_000, adminCents: 250_000 },
    ...{ totalCents: 5_250_000, energyDkwh: 337, takenBackAt: null },
  };
  const [hit] = saleHits([sale], formatsOf('id', 'WIB'));
  assert.equal(hit?.title, 'Rp 52.500 · 32031017679');
  assert.equal(hit?.to, `/sales/${'0'.repeat(32)}`);
  const pages = [{ path: '/counter', title: 'Penjualan loket' }];
  assert.equal(pageHits(pages, 'lok penj').length, 1);
  assert.equal(pageHits(pages, 'oket').length, 0);
});
