import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CampaignDraft, choicesOf, emptyCampaign, faultsOf, orderOf } from './draft.ts';

const whole: CampaignDraft = {
  ...{ name: ' KRN 3 ', reason: 'revisi kunci', units: ['53420'], visitAfterDays: '30' },
  ...{ from: { sgc: '534250', krn: '2', ea: '' }, target: { krn: '3', ti: '01', ken: '255' } },
};

test('a campaign goes out as the server takes it: numbers as numbers, what is empty not at all', () => {
  assert.deepEqual(orderOf(whole), {
    ...{ name: 'KRN 3', reason: 'revisi kunci', units: ['53420'], visitAfterDays: 30 },
    ...{ from: { sgc: '534250', krn: 2 }, target: { krn: 3, ti: '01', ken: 255 } },
  });
  const everywhere = orderOf({ ...whole, units: [], from: {} });
  assert.deepEqual(Object.keys(everywhere), ['name', 'reason', 'target', 'visitAfterDays']);
});

test('what is missing or cannot be is told before it is sent', () => {
  const faults = (draft: CampaignDraft, mayAnywhere = false) => [...faultsOf(draft, mayAnywhere)];
  assert.deepEqual(faults(whole), []);
  assert.deepEqual(faults(emptyCampaign), ['name', 'reason', 'units', 'target']);
  assert.deepEqual(faults({ ...whole, units: [] }), ['units']);
  assert.deepEqual(faults({ ...whole, units: [] }, true), []);
  const wrong = { from: { sgc: '53425' }, target: { krn: '0', ken: '256' }, visitAfterDays: '0' };
  assert.deepEqual(faults({ ...whole, ...wrong }), ['from', 'target', 'days']);
});

test('no meter is changed to a key of type 3', () => {
  assert.deepEqual(choicesOf('keyType', true), ['1', '2']);
  assert.deepEqual(choicesOf('keyType', false), ['1', '2', '3']);
  assert.equal(choicesOf('krn', true), null);
});
