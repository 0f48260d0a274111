import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { catalogue, SetrumError } from '@setrum/errors';
import { inTransaction } from '../../platform/index.ts';
import type { Product } from '../application/model.ts';
import { movementsOf } from './history.ts';
import { defaultStockPolicy, type StockPolicy } from './policy.ts';
import { reserveMeter } from './reserve.ts';
import {
  addUnit,
  createStockWorld,
  metering,
  type modelIds,
  otherUnit,
  type StockWorld,
} from './test-support/stock.ts';

type Kind = keyof typeof modelIds;

describe('figure 2-13: the meter must be of the kind of the product', () => {
  let world: StockWorld;
  let agendas = 0;
  let units = 60_000;
  before(async () => {
    world = await createStockWorld();
  });
  after(async () => {
    await world?.close();
  });

  /** Activates a meter of `kind` in a unit that has `nfc` NFC meters besides. */
  async function activate(
    product: Product,
    kind: Kind,
    options: { nfc?: number; exception?: string; policy?: StockPolicy } = {},
  ) {
    const { nfc = 0, exception = null, policy = defaultStockPolicy } = options;
    const unit = String(++units);
    await addUnit(world.home, unit);
    const [meterNo = ''] = await world.issued(kind, 1, unit);
    if (nfc > 0) await world.issued('nfc', nfc, unit);
    const serial = String(++agendas).padStart(4, '0');
    const order = {
      ...{ meterNo, agendaNo: `${unit}051150115${serial}`, idpel: `${unit}000${serial}`, unit },
      ...{ product, exception: exception === null ? null : { reason: exception } },
      ...{ caller: metering('SRI'), at: world.at },
    };
    const taken = await inTransaction(world.home.database, (transaction) =>
      reserveMeter(transaction, order, policy),
    );
    return { meterNo, order, taken };
  }

  const fitting: [Product, Kind][] = [
    ['postpaid', 'postpaid'],
    ['prepaid', 'keypad'],
    ['prepaid-nfc', 'nfc'],
  ];
  const products = ['postpaid', 'prepaid', 'prepaid-nfc'] as const;
  for (const product of products) {
    for (const kind of ['postpaid', 'keypad', 'nfc'] as const) {
      const fits = fitting.some(([of, by]) => of === product && by === kind);
      const offered = product === 'prepaid-nfc' && kind === 'keypad';
      test(`${product} with a ${kind} meter: ${fits ? 'taken' : offered ? 'offered to go on' : 'refused'}`, async () => {
        if (fits) {
          const { taken } = await activate(product, kind);
          assert.deepEqual(
            [taken.product, taken.productCorrected, taken.act],
            [product, false, null],
          );
          return;
        }
        const error: unknown = await activate(product, kind).catch((reason) => reason);
        assert.ok(error instanceof SetrumError);
        assert.equal(error.code, 'SETRUM_METER_KIND_MISMATCH');
        assert.equal(error.params['mayContinue'], offered ? 1 : 0);
        const insisting = activate(product, kind, { exception: 'tidak ada meter NFC' });
        if (offered) assert.equal((await insisting).taken.productCorrected, true);
        else await assert.rejects(insisting, { code: 'SETRUM_METER_EXCEPTION_NOT_ALLOWED' });
      });
    }
  }

  test('the message names the product chosen and the kind of the meter', async () => {
    const error: unknown = await activate('prepaid-nfc', 'keypad').catch((reason) => reason);
    assert.ok(error instanceof SetrumError);
    assert.match(
      error.text('id'),
      /Prabayar \(Prepaid\) Dua Arah - NFC.*Prabayar Satu Arah \(Keypad\)/,
    );
    assert.match(catalogue.SETRUM_METER_KIND_MISMATCH.action.id, /dilanjutkan/);
  });

  test('the exception: the product becomes one-way, the reason is with the meter, the trail has the act without it', async () => {
    const reason = 'persediaan meter NFC kosong';
    const { meterNo, order, taken } = await activate('prepaid-nfc', 'keypad', {
      exception: reason,
    });
    assert.deepEqual([taken.product, taken.productCorrected], ['prepaid', true]);
    const [movement] = await movementsOf(world.home.database, meterNo, { before: null, limit: 1 });
    assert.deepEqual(
      [movement?.action, movement?.reason, movement?.madeBy],
      ['reserve', reason, 'SRI'],
    );
    assert.deepEqual(taken.act, {
      ...{ actor: 'SRI', source: '127.0.0.1', act: 'meter.exception', subject: meterNo },
      detail: { agendaNo: order.agendaNo, kind: 'keypad', unit: order.unit },
      ...{ before: { product: 'prepaid-nfc' }, after: { product: 'prepaid' } },
    });
    assert.ok(!JSON.stringify(taken.act).includes(reason));
  });

  test('no exception while the unit has an NFC meter to give out; those of others do not count', async () => {
    await world.issued('nfc', 1, otherUnit);
    const exception = 'malas mengambil';
    const refusal = async (attempt: Promise<unknown>) => {
      const error: unknown = await attempt.catch((reason: unknown) => reason);
      assert.ok(error instanceof SetrumError);
      return [error.code, error.params['inStock'], error.params['mayContinue']];
    };
    assert.deepEqual(await refusal(activate('prepaid-nfc', 'keypad', { nfc: 2, exception })), [
      'SETRUM_METER_EXCEPTION_NOT_ALLOWED',
      2,
      undefined,
    ]);
    assert.deepEqual(await refusal(activate('prepaid-nfc', 'keypad', { nfc: 1 })), [
      'SETRUM_METER_KIND_MISMATCH',
      1,
      0,
    ]);
    await activate('prepaid-nfc', 'keypad', { exception });
  });

  test('a deployment may give one-way customers the combo meter', async () => {
    const policy = {
      ...defaultStockPolicy,
      fits: { ...defaultStockPolicy.fits, prepaid: ['keypad', 'nfc'] },
    } as const;
    const { taken } = await activate('prepaid', 'nfc', { policy });
    assert.deepEqual([taken.product, taken.productCorrected], ['prepaid', false]);
  });
});
