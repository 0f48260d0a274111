import {
  createCipher,
  deriveDecoderKey,
  makeCreditToken,
  makeCurrencyToken,
  makeKeyChangeTokens,
  makeManagementToken,
  makeTestToken,
  managementCommand,
  type StsCipher,
  tidAt,
} from '../src/index.ts';
import type { KeyChangeRow, Row } from './vectors.ts';

/** What this library makes of a row: the decoder key in force, and the tokens in the order of the row. */
export interface MadeRow {
  readonly decoderKey: Uint8Array | null;
  readonly newDecoderKey: Uint8Array | null;
  readonly tid: number | null;
  readonly tokens: readonly string[];
}

export function makeRow(row: Row): MadeRow {
  if (row.op === 'test') {
    const { subclass, control, mfrCode } = row;
    const fields = { subclass, control: Number.parseInt(control, 16), manufacturerCode: mfrCode };
    return { decoderKey: null, newDecoderKey: null, tid: null, tokens: [makeTestToken(fields)] };
  }
  if (row.op === 'keyChange') return makeKeyChange(row);
  const decoderKey = deriveDecoderKey({ ...row, vendingKey: Buffer.from(row.vendingKey, 'hex') });
  const tid = tidAt(Date.parse(row.issued), row.baseDate);
  const token = tokenOfRow(createCipher({ ea: row.ea, decoderKey }), row, tid);
  return { decoderKey, newDecoderKey: null, tid, tokens: [token] };
}

function tokenOfRow(
  cipher: StsCipher,
  row: Exclude<Row, { op: 'test' | 'keyChange' }>,
  tid: number,
): string {
  switch (row.op) {
    case 'credit':
      return makeCreditToken(cipher, { ...row, tid }).token;
    case 'currency':
      return makeCurrencyToken(cipher, { ...row, amount1e5: BigInt(row.amount1e5), tid }).token;
    case 'management': {
      const command = managementCommand(row.subclass, row.value);
      return makeManagementToken(cipher, { command, tid, rnd: row.rnd });
    }
  }
}

function makeKeyChange(row: KeyChangeRow): MadeRow {
  const [decoderKey, newDecoderKey] = [row.from, row.to].map((side) =>
    deriveDecoderKey({ ...row, ...side, vendingKey: Buffer.from(side.vendingKey, 'hex') }),
  );
  if (decoderKey === undefined || newDecoderKey === undefined) throw new Error('No keys');
  const cipher = createCipher({ ea: row.ea, decoderKey });
  const rollover = row.to.baseDate > row.from.baseDate;
  const { count } = row;
  const tokens = makeKeyChangeTokens(cipher, { ...row.to, newDecoderKey, rollover, count });
  return { decoderKey, newDecoderKey, tid: null, tokens };
}
