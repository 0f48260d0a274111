import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MeterModel } from '../model.ts';
import { draftOf, emptyModel, faultsOf, modelOf } from './draft.ts';

const model: MeterModel = {
  ...{ modelId: 'EM512-710', maker: '32', brand: 'ITRON', type: 'EM512 TYPE 710', kind: 'nfc' },
  ...{ phases: 1, maxAmperes: 60 },
  sts: { eas: ['07', '11'], dkgas: ['02', '04'], kctCounts: [2, 4], baseDates: [1993, 2014] },
};

test('a model that is opened and saved is the same model; a postpaid one has no abilities', () => {
  const { modelId, ...body } = model;
  assert.deepEqual(modelOf(draftOf(model)), body);
  assert.deepEqual(modelOf(draftOf({ ...model, kind: 'postpaid', sts: null })), {
    ...{ ...body, kind: 'postpaid', sts: null },
  });
});

test('what is missing or cannot be is told before it is sent', () => {
  assert.deepEqual(faultsOf(draftOf(model)), {});
  assert.deepEqual(faultsOf(emptyModel), {
    ...{ modelId: 'idWrong', maker: 'required', brand: 'required', type: 'required' },
    maxAmperes: 'amperesWrong',
  });
  const none = { ...draftOf(model), modelId: 'em-1', maxAmperes: '1001', eas: [] };
  assert.deepEqual(faultsOf(none), {
    ...{ modelId: 'idWrong', maxAmperes: 'amperesWrong', eas: 'abilityMissing' },
  });
  assert.deepEqual(faultsOf({ ...draftOf(model), kind: 'postpaid', eas: [] }), {});
});
