import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { faultsOf } from './checks.ts';
import { completed, type EntryForm, emptyForm } from './form.ts';
import { costsOrder, entryOrder } from './order.ts';

const customer = { idpel: '534252904966', product: 'prepaid', tariff: 'R1T', powerVa: 1300 };

const filled: EntryForm = {
  ...emptyForm,
  ...{ unit: '53425', product: 'prepaid-nfc', tariff: 'R1', powerVa: '1300' },
  ...{ firstCredit: '50000', name: ' NENGAH ', address: 'DK. SELATAN No.31' },
};

describe('the entry of an application', () => {
  test('what is missing or not of its form is told of its field', () => {
    assert.deepEqual(faultsOf('PB', emptyForm), {
      ...{ unit: 'required', name: 'required', address: 'required' },
      ...{ product: 'required', tariff: 'required', powerVa: 'required' },
      firstCredit: 'required',
    });
    assert.equal(faultsOf('PS', emptyForm).idpel, 'required');
    assert.equal(faultsOf('PS', emptyForm).name, undefined);
    assert.deepEqual(faultsOf('PB', { ...filled, identityNo: '123', rtRw: '4-5' }), {
      identityNo: { example: '3273010101010002' },
      rtRw: { example: '004/005' },
    });
    assert.equal(
      faultsOf('DUA_ARAH', { ...emptyForm, product: 'prepaid-nfc' }).firstCredit,
      undefined,
    );
    assert.equal(faultsOf('PD', { ...emptyForm, product: 'prepaid' }).firstCredit, 'required');
    assert.equal(faultsOf('PB', { ...filled, product: 'postpaid' }).firstCredit, undefined);
  });

  test('the costs are asked for as soon as the service is chosen; the entry when all is there', () => {
    const early = { ...filled, name: '', address: '' };
    assert.equal(costsOrder('PB', { ...early, powerVa: '' }), null);
    assert.deepEqual(costsOrder('PB', early)?.service, {
      ...{ product: 'prepaid-nfc', tariff: 'R1', powerVa: 1300, meterChange: false },
      firstCreditCents: 5_000_000,
    });
    assert.equal(entryOrder('PB', early), null);
    const order = entryOrder('PB', filled);
    assert.deepEqual(order?.applicant, { name: 'NENGAH', address: 'DK. SELATAN No.31' });
    assert.deepEqual([order?.unit, order?.idpel], ['53425', undefined]);
  });

  test('what stands to reason is filled in: the only unit, the two-way product, what the customer has', () => {
    const one = completed('PB', emptyForm, undefined, ['53425']);
    assert.deepEqual([one.unit, one.product], ['53425', 'prepaid-nfc']);
    const change = completed('PD', emptyForm, customer, []);
    assert.deepEqual([change.product, change.tariff, change.powerVa], ['prepaid', 'R1', '1300']);
    const kept = completed('DUA_ARAH', { ...emptyForm, powerVa: '2200' }, customer, []);
    assert.deepEqual([kept.product, kept.powerVa], ['prepaid-nfc', '1300']);
    const typed = completed('PD', { ...emptyForm, tariff: 'R1', powerVa: '' }, customer, []);
    assert.equal(typed.powerVa, '');
    const order = entryOrder('DUA_ARAH', { ...kept, idpel: customer.idpel, firstCredit: '5' });
    assert.equal(order?.service.firstCreditCents, 0);
  });
});
