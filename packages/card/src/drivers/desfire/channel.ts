import { SetrumError } from '@setrum/errors';
import { concatBytes } from '../../bytes.ts';
import type { Transmit } from '../../memory.ts';
import { ask } from '../exchange.ts';
import { INS, STATUS, wrap } from './chip.ts';
import { commandMac, openMaced, openSealed, type Session, sealData } from './messaging.ts';

/** Enough for the longest answer that comes in frames: a whole file of ours, by 59 bytes. */
const MOST_FRAMES = 16;
const OK = '9100';
const MORE = '91AF';
const NOTHING = new Uint8Array(0);

/** The way to a DESFire, and the session that stands on it. */
export interface Channel {
  readonly transmit: Transmit;
  session: Session | null;
}

export interface NativeAnswer {
  readonly data: Uint8Array;
  /** The second status byte. */
  readonly status: number;
}

/**
 * One native command, its further frames fetched. SETRUM_CARD_REFUSED for a status word that is no native one: not a DESFire.
 * After any status but 00 and AF the card has dropped its session, and so does the channel.
 */
export async function command(
  channel: Channel,
  ins: number,
  data: Uint8Array = NOTHING,
): Promise<NativeAnswer> {
  let answer = await ask(channel.transmit, wrap(ins, data));
  const parts = [answer.data];
  while (answer.status === MORE && parts.length < MOST_FRAMES && !isHandshake(ins)) {
    answer = await ask(channel.transmit, wrap(INS.additionalFrame));
    parts.push(answer.data);
  }
  if (answer.status !== OK && answer.status !== MORE) channel.session = null;
  if (!answer.status.startsWith('91')) {
    throw new SetrumError('SETRUM_CARD_REFUSED', { status: answer.status });
  }
  return { data: concatBytes(parts), status: Number.parseInt(answer.status.slice(2), 16) };
}

/** A frame of an authentication is answered, not asked for the next one. */
function isHandshake(ins: number): boolean {
  return ins === INS.authenticateFirst || ins === INS.authenticateNonFirst;
}

/** A command in CommMode.Plain. It counts in a session too. SETRUM_CARD_REFUSED for any status but 00. */
export async function plain(channel: Channel, ins: number, data?: Uint8Array): Promise<Uint8Array> {
  const answer = accepted(await command(channel, ins, data));
  if (channel.session !== null) channel.session.counter += 1;
  return answer;
}

/** A command in CommMode.MAC. SETRUM_CARD_REFUSED when it is refused or the answer's MAC is wrong. */
export async function maced(
  channel: Channel,
  ins: number,
  data: Uint8Array = NOTHING,
): Promise<Uint8Array> {
  const session = sessionOf(channel);
  const payload = concatBytes([data, commandMac(session, ins, data)]);
  const answer = accepted(await command(channel, ins, payload));
  session.counter += 1;
  return authentic(channel, openMaced(session, answer));
}

/** A command in CommMode.Full: `header` stays readable, `data` does not. Errors as `maced`. */
export async function sealed(
  channel: Channel,
  ins: number,
  header: Uint8Array,
  data: Uint8Array,
): Promise<Uint8Array> {
  const session = sessionOf(channel);
  const payload = sealedPayload(session, ins, header, data);
  const answer = accepted(await command(channel, ins, payload));
  session.counter += 1;
  return authentic(channel, openSealed(session, answer));
}

/** Header, encrypted data and MAC of a command in CommMode.Full. */
export function sealedPayload(
  session: Session,
  ins: number,
  header: Uint8Array,
  data: Uint8Array,
): Uint8Array {
  const body = concatBytes([header, sealData(session, data)]);
  return concatBytes([body, commandMac(session, ins, body)]);
}

/** The data of an answer of status 00; otherwise SETRUM_CARD_REFUSED, or _KEY_REFUSED where rights or keys are at fault. */
export function accepted({ data, status }: NativeAnswer): Uint8Array {
  if (status === STATUS.ok) return data;
  if (status === STATUS.authentication || status === STATUS.permissionDenied) {
    throw new SetrumError('SETRUM_CARD_KEY_REFUSED');
  }
  const word = `91${status.toString(16).padStart(2, '0').toUpperCase()}`;
  throw new SetrumError('SETRUM_CARD_REFUSED', { status: word });
}

function sessionOf(channel: Channel): Session {
  if (channel.session === null) throw new SetrumError('SETRUM_CARD_KEY_REFUSED');
  return channel.session;
}

/** An answer whose MAC is wrong comes from somebody between card and reader: nothing of it is believed. */
function authentic(channel: Channel, data: Uint8Array | null): Uint8Array {
  if (data === null) {
    channel.session = null;
    throw new SetrumError('SETRUM_CARD_REFUSED', { status: '9100, MAC' });
  }
  return data;
}
