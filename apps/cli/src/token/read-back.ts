import { isDeepStrictEqual } from 'node:util';
import {
  acceptToken,
  carriedAmount,
  createCipher,
  createDecoderState,
  type DecoderState,
  decodeCurrency,
  encodeCurrency,
  type KeyTypeChanges,
  managementCommand,
  readToken,
  type StaTables,
  type StsToken,
} from '@setrum/sts';
import { isRollover, type MadeRow } from './make-row.ts';
import type { TokenRow } from './row.ts';

type KeyChangeRow = Extract<TokenRow, { readonly op: 'keyChange' }>;
type OneTokenRow = Exclude<TokenRow, KeyChangeRow>;

/** Reads a row's tokens as the meter would; null when they say what the row asked for, else what is wrong. */
export function readBack(
  row: TokenRow,
  made: MadeRow,
  tables: StaTables | undefined,
): string | null {
  if (row.op === 'keyChange') return readKeyChange(row, made, tables);
  const [digits = ''] = made.tokens;
  const cipher = createCipher(
    'key' in row
      ? { ea: row.key.ea, decoderKey: made.decoderKey ?? '', tables }
      : // Tests are not encrypted: any key reads them.
        { ea: '07', decoderKey: '00'.repeat(8) },
  );
  const reading = readToken(cipher, digits);
  if (!reading.ok) return `reading back gives ${reading.error}`;
  return isDeepStrictEqual(reading.token, wanted(row, made.tid ?? 0))
    ? null
    : 'reading back gives other fields';
}

/** What a meter must find in the token of a row, rounding included. */
function wanted(row: OneTokenRow, tid: number): StsToken {
  switch (row.op) {
    case 'credit': {
      const { units } = carriedAmount(row.units);
      return { kind: 'credit', subclass: row.subclass, units, tid, rnd: row.rnd };
    }
    case 'currency': {
      const amount1e5 = decodeCurrency(encodeCurrency(row.amount1e5));
      return { kind: 'currency', subclass: row.subclass, amount1e5, tid };
    }
    case 'management': {
      const asked = managementCommand(row.subclass, row.value);
      const command =
        'watts' in asked ? { ...asked, watts: carriedAmount(asked.watts).units } : asked;
      return { kind: 'management', command, tid, rnd: row.rnd };
    }
    case 'test': {
      const { subclass, control, mfrCode } = row;
      return { kind: 'test', subclass, control, manufacturerCode: mfrCode };
    }
    case 'extendedRead':
      return { kind: 'extendedRead', info: row.info };
  }
}

/** Which key types may follow which is the meter's rule and no matter of the tokens. */
const anyKeyType: KeyTypeChanges = { 0: [1, 2, 3], 1: [1, 2, 3], 2: [1, 2, 3], 3: [1, 2, 3] };

/** A meter takes the whole set, and must then hold the new key with all that belongs to it. */
function readKeyChange(
  row: KeyChangeRow,
  made: MadeRow,
  tables: StaTables | undefined,
): string | null {
  const { from, to } = row;
  const rememberedTid = 77;
  let state: DecoderState = createDecoderState({
    pan: from.pan,
    ea: from.ea,
    decoderKey: made.decoderKey ?? '',
    keyType: from.keyType,
    sgc: from.sgc,
    krn: from.krn,
    ti: from.ti,
    baseDate: from.baseDate,
    firstTid: rememberedTid,
  });
  let result = '';
  for (const digits of made.tokens) {
    const step = acceptToken(state, digits, 0, { tables, keyTypeChanges: anyKeyType });
    state = step.state;
    result = step.result;
  }
  if (result !== 'Accept') return `a meter answers the last token with ${result}`;
  const held = {
    decoderKey: made.newDecoderKey,
    keyType: to.keyType,
    krn: to.krn,
    ken: to.ken,
    ti: to.ti,
    // A set of two tokens does not carry the supply group.
    sgc: row.count === 2 ? '000000' : to.sgc,
    tidMemory: isRollover(row) ? [0] : [rememberedTid],
  };
  return isDeepStrictEqual({ ...state, ...held }, state) ? null : 'a meter holds another key';
}
