import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { escPosBytes } from './escpos.ts';
import { linesOf } from './lines.ts';
import type { Receipt } from './model.ts';
import { slipOf } from './slip-of.ts';
import { anyReceipt, wildText } from './test-support/arbitrary.ts';
import { textLines } from './text.ts';

const wildReceipt = anyReceipt(wildText);
/** A reader of bare lines cannot tell a name that looks like a sum from a sum. */
const plainReceipt = anyReceipt(fc.constant('X'));
const [esc, gs, nul, one] = ['\u001b', '\u001d', '\0', '\u0001'];
/** Initialise, code page; strong, high and back; cut. */
const commands = [
  `${esc}@${esc}t${nul}`,
  ...[`${esc}E${one}`, `${esc}E${nul}`, `${gs}!${one}`, `${gs}!${nul}`],
  `${gs}VB\u0003`,
];
const seeded = { seed: 123, numRuns: 400 };

/** The sums on a slip by their labels, read back from its lines as a person would. */
function printedCents(lines: readonly string[], label: string): number[] {
  return lines.flatMap((line, n) => {
    const at = new RegExp(`(?:^| )${label} *:(.*)$`).exec(line);
    if (at === null) return [];
    // At narrow widths the sum stands on the line below.
    const text = at[1]?.trim() === '' ? (lines[n + 1] ?? '') : (at[1] ?? '');
    const amount = /Rp (-?[\d.]+),(\d\d)/.exec(text);
    assert.ok(amount, `${label} has no sum: ${line}`);
    return [Number(`${amount[1]?.replaceAll('.', '')}${amount[2]}`)];
  });
}

const parts: Record<Receipt['kind'], readonly string[]> = {
  prepaid: ['MATERAI', 'PPN', 'PPJ', 'PBJT-TL', 'ANGSURAN', 'RP STROOM/TOKEN', 'ADMIN BANK'],
  nonTaglis: ['BIAYA PLN', 'ADMIN BANK'],
  postpaid: ['RP TAG PLN', 'INSENTIF', 'PPN', 'DENDA', 'ADMIN BANK'],
};

describe('any receipt', () => {
  test('no line is wider than the paper, and only printable ASCII stands on it', () => {
    fc.assert(
      fc.property(wildReceipt, fc.constantFrom(32, 40, 48, 80), (receipt, columns) => {
        for (const { text } of linesOf(slipOf(receipt), columns)) {
          assert.ok(text.length <= columns, `${text.length}: ${text}`);
          assert.match(text, /^[ -~]*$/);
        }
      }),
      seeded,
    );
  });

  test('the sums as printed add up to what was paid, as printed', () => {
    fc.assert(
      fc.property(plainReceipt, fc.constantFrom(32, 40, 48), (receipt, columns) => {
        const lines = linesOf(slipOf(receipt), columns).map(({ text }) => text);
        const total = printedCents(lines, receipt.kind === 'prepaid' ? 'RP BAYAR' : 'TOTAL BAYAR');
        const sums = parts[receipt.kind].flatMap((label) => printedCents(lines, label));
        assert.deepEqual(total, [sums.reduce((a, b) => a + b, 0)]);
      }),
      seeded,
    );
  });

  test('a printer gets exactly the lines of the text, and no command but ours', () => {
    fc.assert(
      fc.property(wildReceipt, (receipt) => {
        const bytes = Buffer.from(escPosBytes(receipt, { columns: 40 })).toString('latin1');
        const plain = commands.reduce((text, command) => text.replaceAll(command, ''), bytes);
        assert.equal(
          plain,
          textLines(receipt, 40)
            .map((line) => `${line}\n`)
            .join(''),
        );
      }),
      seeded,
    );
  });
});
