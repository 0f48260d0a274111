import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { Value } from 'typebox/value';
import { Letterhead } from '../data/letterhead.ts';
import { dataSchemas } from '../data/schemas.ts';
import { approvalOfChange } from '../samples/approvals.ts';
import { sampleContract } from '../samples/desk.ts';
import { sampleSecrets, sampleWorkOrder } from '../samples/field.ts';
import { sampleUnit } from '../samples/people.ts';
import { barest, barestLetterhead, longest, longestLetterhead } from '../test-support/extremes.ts';
import { frozenOf, pagesOf, strayWords, textOfPaper } from '../test-support/frozen.ts';
import { noSecrets } from './frozen.ts';
import { paperOf } from './paper.ts';

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const workOrder = frozenOf({ kind: 'PK', data: sampleWorkOrder });

describe('papers', () => {
  test('the same document is the same bytes, also beside others', async () => {
    const document = frozenOf({ kind: 'SIP', data: approvalOfChange });
    const alone = await paperOf(document, noSecrets);
    const together = await Promise.all([
      paperOf(workOrder, sampleSecrets),
      paperOf(document, noSecrets),
      paperOf(structuredClone(document), noSecrets),
    ]);
    assert.deepEqual(together.slice(1).map(hashOf), [hashOf(alone), hashOf(alone)]);
    assert.equal(Buffer.from(alone.subarray(0, 5)).toString(), '%PDF-');
  });

  test('whatever is printed differs where the document does', async () => {
    const document = frozenOf({ kind: 'SIP', data: approvalOfChange });
    const others = [
      { ...document, registerNo: '0002/UJI/53425/I/2015' },
      { ...document, verificationCode: 'ABCDEFGHJKLMNPQRSTUVWXY2' },
      { ...document, madeAt: new Date('2015-01-16T03:00:00.000Z') },
      frozenOf({ kind: 'SIP', data: { ...approvalOfChange, dueOn: '2015-01-24' } }),
      frozenOf(
        { kind: 'SIP', data: approvalOfChange },
        { letterhead: { ...sampleUnit, verifyUrl: 'https://other.example/v' } },
      ),
    ];
    const hashes = [];
    for (const one of [document, ...others]) hashes.push(hashOf(await paperOf(one, noSecrets)));
    assert.equal(new Set(hashes).size, hashes.length);
  });

  test('letters and orders stand on one page, contracts on two', async () => {
    const pages = async (...made: Parameters<typeof frozenOf>) =>
      pagesOf(await paperOf(frozenOf(...made), sampleSecrets));
    assert.equal(await pages({ kind: 'SIP', data: approvalOfChange }), 1);
    assert.equal(await pages({ kind: 'PK', data: sampleWorkOrder }), 1);
    assert.equal(await pages({ kind: 'SPJBTL', data: sampleContract }), 2);
  });
});

describe('extremes', () => {
  for (const [name, contents, letterhead, most] of [
    ['the longest fields', longest, longestLetterhead, 4],
    ['nothing that may be missing', barest, barestLetterhead, 2],
  ] as const) {
    for (const content of contents) {
      test(`${name}: ${content.kind}`, async () => {
        assert.ok(Value.Check(dataSchemas[content.kind], content.data));
        assert.ok(Value.Check(Letterhead, letterhead));
        const bytes = await paperOf(frozenOf(content, { letterhead }), noSecrets);
        assert.ok(pagesOf(bytes) <= most, `${pagesOf(bytes)} pages`);
        assert.deepEqual(strayWords(bytes), []);
      });
    }
  }

  test('a name in another script is printed as far as it can be', async () => {
    const customer = { ...sampleWorkOrder.customer, name: '株式会社 <script> 👷' };
    const bytes = await paperOf(
      frozenOf({ kind: 'PK', data: { ...sampleWorkOrder, customer } }),
      noSecrets,
    );
    assert.equal(pagesOf(bytes), 1);
  });
});

describe('secrets', () => {
  const identityNoMasked = '32**********0001';
  const contract = frozenOf({
    kind: 'SPJBTL',
    data: { ...sampleContract, customer: { ...sampleContract.customer, identityNoMasked } },
  });
  const nik = '3273012345670001';

  test('digits stand in groups, in the order of entry, for whoever may see them; else stars', () => {
    const digits = new Map(
      sampleWorkOrder.tokens.map(({ tokenId }) => [tokenId, `${tokenId}`.repeat(20)]),
    );
    const shown = textOfPaper(workOrder, { ...noSecrets, digits });
    const positions = [1, 2, 3, 4, 5, 6].map((n) =>
      shown.indexOf([0, 1, 2, 3, 4].map(() => String(n).repeat(4)).join(' ')),
    );
    assert.ok(positions.every((at, n) => at > (positions[n - 1] ?? 0)));
    const hidden = textOfPaper(workOrder, noSecrets);
    assert.equal(hidden.match(/\*{4} \*{4} \*{4} \*{4} \*{4}/g)?.length, 6);
    assert.ok(!/(?:\d{4} ){4}\d{4}/.test(hidden));
  });

  test('the NIK is whole only for whoever may see it, and only while it is the one that was frozen', () => {
    assert.ok(textOfPaper(contract, { ...noSecrets, identityNo: nik }).includes(nik));
    for (const identityNo of [null, '3273012345679999', '1', ''])
      assert.ok(textOfPaper(contract, { ...noSecrets, identityNo }).includes(identityNoMasked));
  });
});
