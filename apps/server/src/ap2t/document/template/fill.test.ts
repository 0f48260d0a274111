import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ConnectionApprovalData } from '../model.ts';
import { noSecrets } from '../print/frozen.ts';
import { filledOf } from '../print/paper.ts';
import { approvalOfChange, approvalOfNewConnection } from '../samples/approvals.ts';
import { sampleContract, samplePostpaidContract } from '../samples/desk.ts';
import { frozenOf, textOfPaper } from '../test-support/frozen.ts';
import type { Block, Template } from './schema.ts';

const withBody = (...body: Block[]): Template => ({
  edition: 'uji',
  labels: {},
  body,
  foot: 'kaki',
});

function filled(data: ConnectionApprovalData, ...body: Block[]) {
  const document = frozenOf({ kind: 'SIP', data }, { template: withBody(...body) });
  return filledOf(document, noSecrets).blocks;
}

const paper = (data: ConnectionApprovalData): string =>
  textOfPaper(frozenOf({ kind: 'SIP', data }), noSecrets);

describe('filling', () => {
  test('places, formatters, bold', () => {
    const [block] = filled(approvalOfNewConnection, {
      block: 'text',
      text: 'Bayar **{totalCents}** sebelum {dueOn}: {totalCents|terbilang}',
    });
    assert.deepEqual(block, {
      block: 'text',
      look: 'plain',
      lines: [
        [
          { text: 'Bayar ', bold: false },
          { text: 'Rp2.118.000,00', bold: true },
          { text: ' sebelum ', bold: false },
          { text: '22 Januari 2015', bold: false },
          { text: ': ', bold: false },
          { text: 'dua juta seratus delapan belas ribu rupiah', bold: false },
        ],
      ],
    });
  });

  test('a value is never read as a template', () => {
    const name = '{idpel} **TEBAL** {totalCents|terbilang} }{';
    const applicant = { ...approvalOfNewConnection.applicant, name };
    const [block] = filled(
      { ...approvalOfNewConnection, applicant },
      { block: 'heading', text: '{applicant.name}' },
    );
    assert.deepEqual(block, { block: 'heading', text: [{ text: name, bold: false }] });
  });

  test('conditions on values, on what is filled, on lists', () => {
    const block = (place: string, test: object): Block => ({
      block: 'heading',
      when: [{ place, ...test } as never],
      text: 'x',
    });
    const shown = (...condition: [string, object]) =>
      filled(approvalOfChange, block(...condition)).length === 1;
    assert.ok(shown('previous', { filled: true }));
    assert.ok(!shown('previous', { filled: false }));
    assert.ok(shown('removedOn', { filled: false }));
    assert.ok(shown('costs', { filled: true }));
    assert.ok(shown('previous.powerVa', { is: [900, 1300] }));
    assert.ok(!shown('previous.powerVa', { not: [1300] }));
    const [none] = filled(approvalOfNewConnection, block('previous.powerVa', { is: [1300] }));
    assert.equal(none, undefined);
  });

  test('a row that nothing is known of: a dash, a line to write on, or left out', () => {
    const data = { ...approvalOfNewConnection, purpose: null };
    for (const [empty, expected] of [
      ['dash', [[{ text: '–', bold: false }]]],
      ['line', null],
    ] as const) {
      const [block] = filled(data, {
        block: 'fields',
        empty,
        rows: [{ label: 'a', value: '{purpose} / {removedOn}' }],
      });
      assert.ok(block?.block === 'fields');
      assert.deepEqual(block.rows[0]?.value, expected);
    }
    const [block] = filled(data, {
      block: 'fields',
      empty: 'skip',
      rows: [
        { label: 'a', value: '{purpose}' },
        { label: 'b', value: 'x {purpose} {idpel}' },
        { label: 'c' },
      ],
    });
    assert.ok(block?.block === 'fields');
    assert.deepEqual(
      block.rows.map(({ label, value }) => [
        label[0]?.text,
        value?.[0]?.map(({ text }) => text).join(''),
      ]),
      [
        ['b', 'x – 534252904966'],
        ['c', undefined],
      ],
    );
  });

  test('articles are numbered as far as they are there', () => {
    const articles = (content: 'nfc' | 'postpaid') => {
      const data = content === 'nfc' ? sampleContract : samplePostpaidContract;
      return filledOf(frozenOf({ kind: 'SPJBTL', data }), noSecrets).blocks.flatMap((block) =>
        block.block === 'article' ? [[block.number, block.title[0]?.text]] : [],
      );
    };
    assert.deepEqual(
      articles('nfc').map(([n]) => n),
      [...articles('nfc').keys()].map((n) => n + 1),
    );
    assert.deepEqual(articles('postpaid')[2], [3, 'Pencatatan dan Pembayaran Rekening']);
    assert.deepEqual(articles('nfc')[4], [5, 'Kartu Pelanggan dan Data Pemakaian']);
  });
});

describe('the SIP', () => {
  test('of a new connection shows what is paid by, how much, until when', () => {
    const text = paper(approvalOfNewConnection);
    for (const part of ['0511 5011 50237', 'Rp2.118.000,00', '22 Januari 2015', 'Pasang Baru'])
      assert.ok(text.includes(part), part);
    assert.ok(text.includes('Prabayar (Prepaid) Dua Arah - NFC'));
    assert.ok(!text.includes('Lama'));
  });

  test('of a change shows old and new values', () => {
    const text = paper(approvalOfChange);
    for (const part of [
      'Lama',
      'Baru',
      'Prabayar Satu Arah',
      '1.300 VA',
      '2.200 VA',
      'Perubahan Tarif/Daya',
    ])
      assert.ok(text.includes(part), part);
  });

  test('that costs nothing asks for nothing', () => {
    const text = paper({ ...approvalOfNewConnection, costs: [], totalCents: 0 });
    assert.ok(text.includes('tidak dikenai biaya'));
    for (const part of ['Rp', 'nomor registrasi', 'membayar'])
      assert.ok(!text.includes(part), part);
  });
});
