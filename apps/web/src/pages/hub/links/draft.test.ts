import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftOf, newLink, orderOf, wrongOf } from './draft.ts';
import type { LinkView } from './model.ts';

const link: LinkView = {
  ...{ linkId: 'bank-uji', dialect: '1987', framing: null, centralId: '4512017' },
  ...{ switcherIds: ['ST145S3'], bankCodes: ['4510017', '008'], fingerprints: [] },
  ...{ addresses: ['10.1.0.0/16', '::1/128'], autoSignOn: true, maxConnections: 4 },
  ...{ maxUnanswered: 10, maxFrameBytes: 512, idleEchoSeconds: 0, enabled: false },
  connections: [],
};

test('a link that is changed goes back as it came', () => {
  const { linkId: _, connections: __, ...rest } = link;
  assert.deepEqual(wrongOf(draftOf(link)), {});
  assert.deepEqual(orderOf(draftOf(link)), rest);
});

test('what is missing or cannot be is named', () => {
  assert.deepEqual(wrongOf(newLink), {
    ...{ linkId: true, centralId: true, switchers: true, banks: true, origin: true },
  });
  const draft = draftOf(link);
  assert.deepEqual(wrongOf({ ...draft, switchers: 'ST145S3, PENDEK' }), { switchers: true });
  assert.deepEqual(wrongOf({ ...draft, fingerprints: 'AA:BB' }), { fingerprints: true });
  assert.deepEqual(wrongOf({ ...draft, banks: '4510017;4510018' }), {});
});
