import { randomInt } from 'node:crypto';
import type { MeterState } from '@setrum/meter';
import {
  createCipher,
  MAX_TID,
  type ManagementCommand,
  makeCreditToken,
  makeKeyChangeTokens,
  makeManagementToken,
  makeTestToken,
  nextTid,
  type StsCipher,
  StsError,
  unitsFromDecimal,
} from '@setrum/sts';
import type { IssuedKind } from './issued-kinds.ts';
import { decoderKeyOf, testKeyOf } from './new-meter.ts';
import { usage } from './units.ts';

/** Tokens made for a virtual meter with its test keys, and the last identifier that was given to one. */
export interface Issued {
  /** 20 digits each, in the order in which they are entered. */
  readonly tokens: readonly string[];
  readonly lastTid: number;
}

/** What to make: `value` in kWh, W, or the number of tokens of a key change; `krn`: under the key of another revision than the meter has. */
export interface Order {
  readonly kind: IssuedKind;
  readonly value: string | undefined;
  readonly krn?: number | undefined;
  /** The last identifier that was given, 0 = none. */
  readonly lastTid: number;
  readonly nowMs: number;
}

const LARGEST_RND = 16;
const ALL_TESTS = 2 ** 36 - 1;

/** Makes tokens as the centre would with test keys. SETRUM_USAGE for what cannot be made. */
export function issueTokens(state: MeterState, order: Order): Issued {
  try {
    return issued(state, order);
  } catch (error) {
    if (!(error instanceof StsError)) throw error;
    throw usage(error.message);
  }
}

function issued(state: MeterState, { kind, value, krn, lastTid, nowMs }: Order): Issued {
  if (kind === 'test') {
    const tokens = [makeTestToken({ subclass: 0, control: ALL_TESTS, manufacturerCode: 0 })];
    return { tokens, lastTid };
  }
  if (kind === 'key-change') return { tokens: keyChange(state, value, krn), lastTid };
  const cipher = cipherOf(state, krn);
  const known = Math.max(lastTid, ...state.decoder.tidMemory);
  const tid = nextTid(nowMs, state.decoder.baseDate, Math.min(known, MAX_TID));
  const rnd = randomInt(LARGEST_RND);
  if (kind === 'credit') {
    const { units } = unitsFromDecimal(wanted(value, 'credit', 'kWh'));
    return {
      tokens: [makeCreditToken(cipher, { subclass: 0, units, tid, rnd }).token],
      lastTid: tid,
    };
  }
  const command = commandOf(kind, value);
  return { tokens: [makeManagementToken(cipher, { command, tid, rnd })], lastTid: tid };
}

function commandOf(kind: IssuedKind, value: string | undefined): ManagementCommand {
  switch (kind) {
    case 'power':
      return { kind: 'maximumPower', watts: Number(wanted(value, kind, 'W')) };
    case 'phase-unbalance':
      return { kind: 'phaseUnbalance', watts: Number(wanted(value, kind, 'W')) };
    case 'clear-credit':
      return { kind: 'clearCredit', register: 0 };
    default:
      return { kind: 'clearTamper' };
  }
}

function wanted(value: string | undefined, kind: string, unit: string): string {
  if (value === undefined || !/^\d+(\.\d+)?$/.test(value)) {
    throw usage(`${kind} needs a number of ${unit}`);
  }
  return value;
}

/** To the key of the next revision: two or three tokens for a key of 64 bits, four for one of 128. */
function keyChange(
  state: MeterState,
  value: string | undefined,
  krn = state.decoder.krn + 1,
): readonly string[] {
  const { meterNo, decoder } = state;
  const count = Number(value ?? (decoder.ea === '11' ? 4 : 2));
  if (count !== 2 && count !== 3 && count !== 4) throw usage('a key change has 2, 3 or 4 tokens');
  const { sgc, ti, ea, baseDate, ken } = decoder;
  const key = testKeyOf({ sgc, krn, ti, ea: ea === '07' ? '07' : '11', baseDate });
  return makeKeyChangeTokens(cipherOf(state, undefined), {
    ...{ newDecoderKey: decoderKeyOf(meterNo, key), keyType: 2, krn, ken, ti, sgc },
    ...{ rollover: false, count },
  });
}

/** The meter's present key, or that of another revision. */
function cipherOf({ meterNo, decoder }: MeterState, krn: number | undefined): StsCipher {
  const { sgc, ti, ea, baseDate, decoderKey } = decoder;
  if (krn === undefined || krn === decoder.krn) return createCipher({ ea, decoderKey });
  const key = testKeyOf({ sgc, krn, ti, ea: ea === '07' ? '07' : '11', baseDate });
  return createCipher({ ea, decoderKey: decoderKeyOf(meterNo, key) });
}
