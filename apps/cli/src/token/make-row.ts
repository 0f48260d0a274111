import {
  assertKeyAlive,
  carriedAmount,
  createCipher,
  deriveDecoderKey,
  makeCreditToken,
  makeCurrencyToken,
  makeExtendedReadToken,
  makeKeyChangeTokens,
  makeManagementToken,
  makeTestToken,
  managementCommand,
  type StaTables,
  StsError,
  tidAt,
} from '@setrum/sts';
import type { KeyFields, TokenRow } from './row.ts';

/** What became of a row. Keys are hexadecimal, lower case. */
export interface MadeRow {
  /** The key that the meter holds when it takes the tokens; null for tests, which need none. */
  readonly decoderKey: string | null;
  /** What a key change gives the meter. */
  readonly newDecoderKey: string | null;
  readonly tid: number | null;
  /** 20 digits each; a key change in the order of its sections. */
  readonly tokens: readonly string[];
  /** Whether the tokens carry exactly what was asked for; else it was rounded in the customer's favour. */
  readonly exact: boolean;
}

type KeyedRow = Extract<TokenRow, { readonly issuedMs: number }>;
type KeyChangeRow = Extract<TokenRow, { readonly op: 'keyChange' }>;

/**
 * Makes the tokens of a row. Rows know nothing of each other: the identifier is that of the minute of issue.
 * `tables` are EA07's; the standard's sample tables when undefined. Throws StsError.
 */
export function makeRow(row: TokenRow, tables: StaTables | undefined): MadeRow {
  switch (row.op) {
    case 'test': {
      const { subclass, control, mfrCode } = row;
      return keyless(makeTestToken({ subclass, control, manufacturerCode: mfrCode }));
    }
    case 'extendedRead':
      return keyless(makeExtendedReadToken(row.info));
    case 'keyChange':
      return makeKeyChange(row, tables);
    default:
      return makeKeyed(row, tables);
  }
}

function keyless(token: string): MadeRow {
  return { decoderKey: null, newDecoderKey: null, tid: null, tokens: [token], exact: true };
}

function makeKeyed(row: KeyedRow, tables: StaTables | undefined): MadeRow {
  const { key } = row;
  const decoderKey = deriveDecoderKey(key);
  const tid = tidAt(row.issuedMs, key.baseDate);
  if (key.ken !== null) assertKeyAlive(tid, key.ken);
  const { token, exact } = tokenOf(row, createCipher({ ea: key.ea, decoderKey, tables }), tid);
  return { decoderKey: hexOf(decoderKey), newDecoderKey: null, tid, tokens: [token], exact };
}

function tokenOf(
  row: KeyedRow,
  cipher: ReturnType<typeof createCipher>,
  tid: number,
): { readonly token: string; readonly exact: boolean } {
  switch (row.op) {
    case 'credit': {
      const { subclass, units, rnd } = row;
      return makeCreditToken(cipher, { subclass, units, rnd, tid });
    }
    case 'currency': {
      const { subclass, amount1e5 } = row;
      return makeCurrencyToken(cipher, { subclass, amount1e5, tid });
    }
    case 'management': {
      const command = managementCommand(row.subclass, row.value);
      const exact = 'watts' in command ? carriedAmount(command.watts).exact : true;
      return { token: makeManagementToken(cipher, { command, rnd: row.rnd, tid }), exact };
    }
  }
}

function makeKeyChange(row: KeyChangeRow, tables: StaTables | undefined): MadeRow {
  const { from, to, count } = row;
  const decoderKey = named('from', () => deriveDecoderKey(from));
  const newDecoderKey = named('to', () => deriveDecoderKey(to));
  const tokens = makeKeyChangeTokens(createCipher({ ea: from.ea, decoderKey, tables }), {
    newDecoderKey,
    keyType: to.keyType,
    krn: to.krn,
    ken: to.ken,
    ti: to.ti,
    sgc: to.sgc,
    rollover: isRollover(row),
    count,
  });
  return {
    decoderKey: hexOf(decoderKey),
    newDecoderKey: hexOf(newDecoderKey),
    tid: null,
    tokens,
    exact: true,
  };
}

/** A later base date makes the meter forget its identifiers (the RO bit of section 1). */
export function isRollover(row: { readonly from: KeyFields; readonly to: KeyFields }): boolean {
  return row.to.baseDate > row.from.baseDate;
}

/** Two keys in one row: says which of them a refusal is about. */
function named<Result>(part: string, use: () => Result): Result {
  try {
    return use();
  } catch (error) {
    if (!(error instanceof StsError)) throw error;
    throw new StsError(error.code, `${part}: ${error.message}`);
  }
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
}
