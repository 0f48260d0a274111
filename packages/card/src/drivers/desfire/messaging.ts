import { aesCmac, type CmacKey, cmacKey } from '../../authenticity/cmac.ts';
import { concatBytes, equalBytes, fromHex } from '../../bytes.ts';
import { decrypt, encrypt, pad, unpad } from './aes.ts';
import { AES_BLOCK, littleEndian, MAC_BYTES, STATUS } from './chip.ts';
import type { SessionKeys } from './handshake.ts';

const LABEL_COMMAND = fromHex('A55A');
const LABEL_RESPONSE = fromHex('5AA5');

/** An authenticated session with a card (EV2 secure messaging, NXP NT4H2421Gx 9.1). */
export interface Session {
  /** The key that it was opened with. */
  readonly keyNo: number;
  readonly encKey: Uint8Array;
  readonly macKey: CmacKey;
  readonly transactionId: Uint8Array;
  /** Commands so far, secured or not; card and reader count alike. */
  counter: number;
}

/** A session from what an authentication gave; after NonFirst it goes on with identifier and counter of `before`. */
export function openSession(keyNo: number, keys: SessionKeys, before: Session | null): Session {
  const transactionId = keys.transactionId ?? before?.transactionId;
  if (transactionId === undefined) throw new RangeError('no session to go on with');
  const counter = keys.transactionId === null ? (before?.counter ?? 0) : 0;
  return { keyNo, encKey: keys.encKey, macKey: cmacKey(keys.macKey), transactionId, counter };
}

/** The MAC of a command: over its code, the counter, the identifier and all its bytes. */
export function commandMac(session: Session, ins: number, payload: Uint8Array): Uint8Array {
  return mac(session, ins, payload);
}

/** Encrypts the data of a command in CommMode.Full; no data stays no data. */
export function sealData(session: Session, data: Uint8Array): Uint8Array {
  if (data.length === 0) return data;
  return encrypt(session.encKey, pad(data), vector(session, LABEL_COMMAND));
}

/** Data of a MACed answer; the counter must have gone on already. Null when its MAC is wrong. */
export function openMaced(session: Session, answer: Uint8Array): Uint8Array | null {
  const end = answer.length - MAC_BYTES;
  if (end < 0) return null;
  const data = answer.slice(0, end);
  return equalBytes(mac(session, STATUS.ok, data), answer.subarray(end)) ? data : null;
}

/** Data of an encrypted and MACed answer; null when it was tampered with. */
export function openSealed(session: Session, answer: Uint8Array): Uint8Array | null {
  const sealed = openMaced(session, answer);
  if (sealed === null || sealed.length === 0) return sealed;
  if (sealed.length % AES_BLOCK !== 0) return null;
  return unpad(decrypt(session.encKey, sealed, vector(session, LABEL_RESPONSE)));
}

/** Code or status, counter, identifier, payload; of the CMAC every second byte, beginning with the second. */
function mac(session: Session, code: number, payload: Uint8Array): Uint8Array {
  const counter = littleEndian(session.counter, 2);
  const message = concatBytes([Uint8Array.of(code), counter, session.transactionId, payload]);
  return aesCmac(session.macKey, message).filter((_, index) => index % 2 === 1);
}

function vector(session: Session, label: Uint8Array): Uint8Array {
  const counter = littleEndian(session.counter, 2);
  const block = concatBytes([label, session.transactionId, counter, new Uint8Array(8)]);
  return encrypt(session.encKey, block);
}
