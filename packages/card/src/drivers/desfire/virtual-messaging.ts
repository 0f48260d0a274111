import { concatBytes, equalBytes } from '../../bytes.ts';
import { COMM_FULL, COMM_MAC, COMM_PLAIN, littleEndian, MAC_BYTES, STATUS } from './chip.ts';
import { chipCmac, chipDecrypt, chipEncrypt, chipPad, chipVector } from './virtual-crypto.ts';
import type { ChipSession } from './virtual-picc.ts';

/** The parameters of a command as they were meant, or the status that it is refused with. */
export type Opened = { readonly parameters: Uint8Array } | { readonly status: number };

/**
 * Takes a command of a session apart. `headerBytes`: how much of it is never encrypted.
 * A MAC that is not there is a wrong length, one that is wrong an integrity error.
 */
export function openCommand(
  session: ChipSession | null,
  mode: number,
  ins: number,
  payload: Uint8Array,
  headerBytes: number,
): Opened {
  if (session === null || mode === COMM_PLAIN) return { parameters: payload };
  const end = payload.length - MAC_BYTES;
  if (end < 0) return { status: STATUS.length };
  const signed = payload.slice(0, end);
  if (!equalBytes(chipMac(session, ins, signed), payload.subarray(end))) {
    return { status: STATUS.integrity };
  }
  const sealed = signed.subarray(headerBytes);
  if (mode === COMM_MAC || sealed.length === 0) return { parameters: signed };
  if (sealed.length % 16 !== 0) return { status: STATUS.length };
  const { encKey, transactionId, counter } = session;
  const padded = chipDecrypt(encKey, sealed, chipVector(encKey, 'A55A', transactionId, counter));
  const mark = padded.lastIndexOf(0x80);
  if (mark < 0 || padded.subarray(mark + 1).some((byte) => byte !== 0)) {
    return { status: STATUS.integrity };
  }
  return { parameters: concatBytes([signed.subarray(0, headerBytes), padded.subarray(0, mark)]) };
}

/** Secures the answer of a command that was done; the counter has gone on. */
export function sealAnswer(
  session: ChipSession | null,
  mode: number,
  data: Uint8Array,
): Uint8Array {
  if (session === null || mode === COMM_PLAIN) return data;
  const { encKey, transactionId, counter } = session;
  const body =
    mode === COMM_FULL && data.length > 0
      ? chipEncrypt(encKey, chipPad(data), chipVector(encKey, '5AA5', transactionId, counter))
      : data;
  return concatBytes([body, chipMac(session, STATUS.ok, body)]);
}

function chipMac({ macKey, counter, transactionId }: ChipSession, code: number, body: Uint8Array) {
  const message = Uint8Array.of(code, ...littleEndian(counter, 2), ...transactionId, ...body);
  const whole = chipCmac(macKey, message);
  return Uint8Array.from({ length: MAC_BYTES }, (_, index) => whole[2 * index + 1] ?? 0);
}
