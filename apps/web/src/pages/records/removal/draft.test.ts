import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf, type RemovalDraft, removalOf } from './draft.ts';

const draft: RemovalDraft = {
  ...{ removedOn: '2026-11-28', fitter: ' DEDI ', lwbp: '1234', wbp: '', kvarh: '' },
  remaining: '57,3',
};

test('a removal goes out with what was read, and nothing of what was not', () => {
  assert.deepEqual(removalOf(draft), {
    ...{ removedOn: '2026-11-28', fitter: 'DEDI', lwbpKwh: 1234, remainingDkwh: 573 },
  });
  assert.deepEqual(removalOf({ ...draft, lwbp: '', wbp: '0', remaining: '' }), {
    ...{ removedOn: '2026-11-28', fitter: 'DEDI', wbpKwh: 0 },
  });
});

test('a day to come, no fitter and figures that cannot be are told before it is sent', () => {
  const today = '2026-11-29';
  assert.deepEqual(faultsOf(draft, today), {});
  const wrong = { fitter: ' ', lwbp: '12,5', kvarh: '-1', remaining: '130000,1' };
  assert.deepEqual(faultsOf({ ...draft, ...wrong, removedOn: '2026-11-30' }, today), {
    ...{ removedOn: 'dayWrong', fitter: 'required', lwbp: 'numberWrong' },
    ...{ kvarh: 'numberWrong', remaining: 'numberWrong' },
  });
});
