import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { escPosBytes } from './escpos.ts';
import type { Receipt } from './model.ts';
import { pdfBytes } from './pdf.ts';
import { nonTaglis, postpaid, prepaid } from './test-support/samples.ts';
import { textLines } from './text.ts';
import { printable, rupiah } from './words.ts';

const reprint = { at: '2026-11-24T02:00:00.000Z', by: 'BANK LAIN / LOKET-07' };

function positions(lines: readonly string[], parts: readonly string[]): number[] {
  return parts.map((part) => {
    const at = lines.findIndex((line) => line.includes(part));
    assert.notEqual(at, -1, `${part} is missing in\n${lines.join('\n')}`);
    return at;
  });
}

/** The lines stand on the slip, in this order. */
function assertOrder(lines: readonly string[], parts: readonly string[]): void {
  const found = positions(lines, parts);
  assert.deepEqual(
    found,
    [...found].sort((a, b) => a - b),
  );
}

describe('STRUK PEMBELIAN LISTRIK PRABAYAR', () => {
  test('40 columns: one field a line, every deduction, token in five groups of four', () => {
    assertOrder(textLines(prepaid, 40), [
      'STRUK PEMBELIAN LISTRIK PRABAYAR',
      'NO METER       : 32031017679',
      'IDPEL          : 534252904966',
      'NAMA           : SICILIA NFC',
      'TRF/DAYA       : R1T/2200 VA',
      'NO REF         : 0123456789ABCDEF',
      'RP BAYAR       : Rp 52.500,00',
      'MATERAI        : Rp 0,00',
      'PPN            : Rp 0,00',
      'PBJT-TL        : Rp 1.457,00',
      'ANGSURAN       : Rp 0,00',
      'RP STROOM/TOKEN: Rp 48.543,00',
      'ADMIN BANK     : Rp 2.500,00',
      'JML KWH        : 33,7 kWh',
      '        1234 5678 9012 3456 7890',
      'NO STRUK   : 12345678',
      'WAKTU BAYAR: 23/11/2026 12:00:00 WIB',
      'Call Center',
    ]);
  });

  test('80 columns: who on the left, where the money went on the right', () => {
    const lines = textLines(prepaid, 80);
    assert.ok(
      lines.includes('NO METER: 32031017679                    MATERAI        : Rp 0,00'),
      lines.join('\n'),
    );
    assert.ok(lines.includes('RP BAYAR: Rp 52.500,00                   JML KWH        : 33,7 kWh'));
  });

  test('key change first, then compensation, then the credit: numbered, with what to do', () => {
    const sale = {
      ...prepaid.sale,
      keyChange: ['11112222333344445555', '66667777888899990000'],
      compensations: [{ kind: 'ujl', token: '99998888777766665555', energyDkwh: 1234 }],
    };
    const lines = textLines({ ...prepaid, sale }, 40);
    assertOrder(lines, [
      'TOKEN GANTI KUNCI METER (KCT)',
      'Masukkan dulu',
      '1) 1111 2222 3333 4444 5555',
      '2) 6666 7777 8888 9999 0000',
      'TOKEN KOMPENSASI UJL: 123,4 kWh',
      '3) 9999 8888 7777 6666 5555',
      '              STROOM/TOKEN',
      '4) 1234 5678 9012 3456 7890',
    ]);
    assert.doesNotMatch(textLines(prepaid, 40).join('\n'), /KCT|KOMPENSASI|\d\) /);
  });

  test('a reprint says so, and by whom', () => {
    const text = textLines({ ...prepaid, head: { ...prepaid.head, reprint } }, 80).join('\n');
    assert.match(text, /CETAK ULANG \(CU\) 24\/11\/2026 09:00:00 WIB - BANK LAIN \/ LOKET-07/);
    assert.match(text, /NO STRUK {3}: CU-12345678/);
    assert.doesNotMatch(textLines(prepaid, 80).join('\n'), /CU/);
  });

  test('the local tax has the name it had on the day, in WIB', () => {
    const taxOn = (purchasedAt: string): string | undefined =>
      /PPJ|PBJT-TL/.exec(
        textLines({ ...prepaid, sale: { ...prepaid.sale, purchasedAt } }, 40).join('\n'),
      )?.[0];
    assert.equal(taxOn('2024-01-04T16:59:59.000Z'), 'PPJ');
    assert.equal(taxOn('2024-01-04T17:00:00.000Z'), 'PBJT-TL');
  });

  test('long names wrap, and longer ones are cut', () => {
    const holder = 'RADEN AJENG SITI NURHALIZA BINTI TARUDDIN WIJAYAKUSUMA';
    const named = (name: string) =>
      textLines({ ...prepaid, sale: { ...prepaid.sale, holder: name } }, 40);
    assertOrder(named(holder), ['RADEN AJENG SITI', 'NURHALIZA BINTI', 'TARUDDIN WIJAYAKUSUMA']);
    const cut = named('W'.repeat(500));
    assert.equal(cut.filter((line) => line.includes('WWW')).length, 3);
    assert.ok(cut.some((line) => line.endsWith('W..')));
  });

  test('the text that came with the answer stands at the foot; the call centre always', () => {
    const withInfo = (infoText: string | null) =>
      textLines({ ...prepaid, head: { ...prepaid.head, infoText } }, 80).join('\n');
    assert.match(
      withInfo('Hemat listrik mulai sekarang'),
      /Hemat listrik[\s\S]*Call Center PLN 123/,
    );
    assert.equal(
      withInfo('Hubungi 123').match(/123\b/g)?.length,
      withInfo(null).match(/123\b/g)?.length,
    );
  });
});

describe('bills', () => {
  test('STRUK NON TAGIHAN LISTRIK: registration, what the fee is made of, proof', () => {
    assertOrder(textLines(nonTaglis, 40), [
      'STRUK NON TAGIHAN LISTRIK',
      'TRANSAKSI     : PENYAMBUNGAN BARU',
      'NO REGISTRASI : 5342512110001',
      'TGL REGISTRASI: 20/11/2026',
      'BIAYA PLN     : Rp 957.000,00',
      'ADMIN BANK    : Rp 2.500,00',
      'TOTAL BAYAR   : Rp 959.500,00',
      'BIAYA PENYAMBUNGAN    : Rp 937.000,00',
      'UANG JAMINAN LANGGANAN: Rp 20.000,00',
      'bukti',
      'pembayaran yang sah',
    ]);
  });

  test('STRUK PEMBAYARAN TAGIHAN LISTRIK: each month with what it is made of', () => {
    assertOrder(textLines(postpaid, 40), [
      'STRUK PEMBAYARAN TAGIHAN LISTRIK',
      'BL/TH      : OKT26',
      'STAND METER: 00012345-00012567',
      'RP TAG PLN : Rp 300.000,00',
      'INSENTIF   : Rp -1.000,00',
      'DENDA      : Rp 5.000,00',
      'BL/TH      : NOV26',
      'PPN        : Rp 200,00',
      'TOTAL BAYAR: Rp 617.200,00',
    ]);
  });
});

describe('printers', () => {
  test('initialise, code page, strong token, cut; 24 characters of a token on one line of 32', () => {
    const bytes = Buffer.from(escPosBytes(prepaid, { columns: 32, codePage: 16 }));
    assert.deepEqual([...bytes.subarray(0, 5)], [0x1b, 0x40, 0x1b, 0x74, 16]);
    assert.deepEqual([...bytes.subarray(-4)], [0x1d, 0x56, 0x42, 0x03]);
    const strong = Buffer.from([0x1b, 0x45, 1, 0x1d, 0x21, 0x01]);
    const token = bytes.subarray(bytes.indexOf(strong) + strong.length).toString('latin1');
    assert.match(token, /^ {4}1234 5678 9012 3456 7890[^ -~]/);
    assert.throws(() => escPosBytes(prepaid, { columns: 32, codePage: 256 }), RangeError);
  });

  test('data cannot become a command', () => {
    assert.equal(printable('A\u001b@\u001dV\0B\r\nÉlise “x” – 你'), 'A @ V B Elise "x" - ?');
    assert.equal(rupiah(5), 'Rp 0,05');
    assert.equal(rupiah(-1_234_567_89), 'Rp -1.234.567,89');
  });
});

describe('PDF', () => {
  const textOf = (pdf: Uint8Array): string => {
    const raw = Buffer.from(pdf).toString('latin1');
    const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, data = '']) =>
      inflateSync(Buffer.from(data, 'latin1')).toString('latin1'),
    );
    // Strings of a page are pieces of hex between kerning.
    return streams
      .flatMap((stream) => [...stream.matchAll(/\[(.*?)\] TJ/g)])
      .map(([, pieces = '']) =>
        [...pieces.matchAll(/<([0-9a-f]*)>/g)]
          .map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1'))
          .join(''),
      )
      .join('');
  };

  test('one page with the same words as the text, the same bytes each time', async () => {
    const receipts: readonly Receipt[] = [prepaid, nonTaglis, postpaid];
    for (const receipt of receipts) {
      const pdf = await pdfBytes(receipt);
      const raw = Buffer.from(pdf).toString('latin1');
      assert.match(raw, /^%PDF-1\./);
      assert.equal(raw.match(/\/Type \/Page\b/g)?.length, 1);
      const squeezed = textOf(pdf).replaceAll(' ', '');
      const words = textLines(receipt, 80).join(' ').split(/[ :]+/);
      for (const word of words) assert.ok(squeezed.includes(word), `${word} in ${squeezed}`);
      assert.deepEqual(await pdfBytes(receipt), pdf);
    }
  });
});
