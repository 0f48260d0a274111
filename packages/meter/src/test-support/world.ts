import {
  type CardMemory,
  createVirtualNtag216,
  encodeMailbox,
  type LoadProfileRecord,
  type MailboxEntry,
  openCard,
  type VirtualNtag216,
  writeIdentity,
  writeMailbox,
} from '@setrum/card';
import {
  createCipher,
  createDecoderState,
  type ManagementCommand,
  makeCreditToken,
  makeKeyChangeTokens,
  makeManagementToken,
  makePan,
  tidAt,
} from '@setrum/sts';
import { createMeter, type Meter } from '../meter.ts';
import { createMeterState, type MeterSetup } from '../setup.ts';
import type { MeterState } from '../state.ts';
import type { MeterPorts } from '../store.ts';

export const SEED = { seed: 20150504 } as const;

export const NOW_MS = Date.UTC(2015, 4, 4, 3);
export const METER_NO = '32031017679';
export const OTHER_METER_NO = '01234567897';

const KEY = '000102030405060708090a0b0c0d0e0f';
const OTHER_KEY = 'ffeeddccbbaa99887766554433221100';
export const NEW_KEY = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';

const FIRST_TID = tidAt(NOW_MS, 2014) - 10_000;

export function decoderOf(meterNo = METER_NO) {
  return createDecoderState({
    pan: makePan(meterNo),
    ea: '11',
    decoderKey: KEY,
    keyType: 2,
    sgc: '123457',
    krn: 2,
    ti: '07',
    baseDate: 2014,
    firstTid: FIRST_TID,
  });
}

const cipher = createCipher({ ea: '11', decoderKey: KEY });

/** A credit token of the meter, `index` minutes after its manufacture. */
export function creditToken(index: number, units: number): string {
  return makeCreditToken(cipher, { subclass: 0, units, tid: FIRST_TID + 2 + 2 * index, rnd: 5 })
    .token;
}

/** A credit token for the meter once its key is `NEW_KEY`. */
export function newKeyCreditToken(index: number, units: number): string {
  const next = createCipher({ ea: '11', decoderKey: NEW_KEY });
  return makeCreditToken(next, { subclass: 0, units, tid: FIRST_TID + 2 + 2 * index, rnd: 5 })
    .token;
}

/** A credit token of another meter. */
export function foreignToken(index: number): string {
  const other = createCipher({ ea: '11', decoderKey: OTHER_KEY });
  return makeCreditToken(other, { subclass: 0, units: 500, tid: FIRST_TID + 2 + index, rnd: 1 })
    .token;
}

export function managementToken(index: number, command: ManagementCommand): string {
  return makeManagementToken(cipher, { command, tid: FIRST_TID + 3 + 2 * index, rnd: 5 });
}

/** The four sections that bring the meter to `NEW_KEY`. */
export function keyChangeTokens(): readonly string[] {
  return makeKeyChangeTokens(cipher, {
    newDecoderKey: NEW_KEY,
    keyType: 2,
    krn: 3,
    ken: 255,
    ti: '01',
    sgc: '654321',
    rollover: false,
    count: 4,
  });
}

/** An older meter: EA07, a key of 64 bits, which a pair or three tokens change. */
export const SHORT_KEY = { now: '0123456789abcdef', next: 'fedcba9876543210' } as const;

export function shortKeyDecoder() {
  return createDecoderState({
    pan: makePan(METER_NO),
    ea: '07',
    decoderKey: SHORT_KEY.now,
    keyType: 2,
    sgc: '123457',
    krn: 2,
    ti: '07',
    baseDate: 2014,
    firstTid: FIRST_TID,
  });
}

const shortCipher = createCipher({ ea: '07', decoderKey: SHORT_KEY.now });
const nextShortCipher = createCipher({ ea: '07', decoderKey: SHORT_KEY.next });

export function shortKeyCreditToken(index: number, units: number): string {
  const tid = FIRST_TID + 2 + 2 * index;
  return makeCreditToken(shortCipher, { subclass: 0, units, tid, rnd: 5 }).token;
}

export const shortKeyTokens = {
  clearTamper: makeManagementToken(shortCipher, {
    command: { kind: 'clearTamper' },
    tid: FIRST_TID + 3,
    rnd: 5,
  }),
  newCredit: (index: number, units: number): string =>
    makeCreditToken(nextShortCipher, {
      ...{ subclass: 0, units, tid: FIRST_TID + 2 + 2 * index, rnd: 5 },
    }).token,
  change: (count: 2 | 3): readonly string[] =>
    makeKeyChangeTokens(shortCipher, {
      ...{ newDecoderKey: SHORT_KEY.next, keyType: 2, krn: 3, ken: 255, ti: '01' },
      ...{ sgc: '654321', rollover: false, count },
    }),
} as const;

export function stateOf(setup: Partial<MeterSetup> = {}): MeterState {
  return createMeterState({
    meterNo: METER_NO,
    decoder: decoderOf(),
    standWh: 5_700_400,
    creditWh: 6_050,
    ...setup,
  });
}

/** A meter whose state is kept as JSON, as a power cut would leave it. */
export interface Bench {
  readonly meter: Meter;
  readonly ports: MeterPorts & { now: number };
  /** What a restart would find. */
  stored(): MeterState;
  saves(): number;
}

export function benchOf(initial: MeterState = stateOf()): Bench {
  let json = JSON.stringify(initial);
  let saves = 0;
  const ports = {
    now: NOW_MS,
    nowMs: () => ports.now,
    save: (state: MeterState) => {
      json = JSON.stringify(state);
      saves += 1;
      return Promise.resolve();
    },
  };
  return {
    meter: createMeter(initial, ports),
    ports,
    stored: () => JSON.parse(json) as MeterState,
    saves: () => saves,
  };
}

/** A mailbox entry for a token; its reference follows from the token. */
export function entryOf(token: string): MailboxEntry {
  return { kind: 'credit', token, ref: token.slice(0, 8) };
}

/** A card in the field and the way to it. */
export interface Card {
  readonly card: VirtualNtag216;
  readonly memory: CardMemory;
}

export async function cardOf(image?: Uint8Array, uid = '04A1B2C3D4E5F6'): Promise<Card> {
  const card = createVirtualNtag216(image === undefined ? { uid } : { uid, image });
  return { card, memory: await openCard(card.transmit) };
}

/** A card of the meter with a mailbox of these tokens. */
export async function cardWith(tokens: readonly string[], sequence = 1): Promise<Card> {
  const opened = await cardOf();
  await writeIdentity(opened.memory, { meterNo: METER_NO, state: 'active', cardNo: 41 });
  await putMailbox(opened, tokens, sequence);
  return opened;
}

export async function putMailbox(
  { memory }: Card,
  tokens: readonly string[],
  sequence: number,
): Promise<void> {
  await writeMailbox(memory, encodeMailbox({ sequence, entries: tokens.map(entryOf) }));
}

/** The records from month `newest` back to `oldest`, counted from January 2014, newest first. */
export function recordsOf(newest: number, oldest: number): readonly LoadProfileRecord[] {
  return Array.from({ length: newest - oldest + 1 }, (_, back) => {
    const index = newest - back;
    return {
      month: `${2014 + Math.floor(index / 12)}${String((index % 12) + 1).padStart(2, '0')}`,
      standKwh: 4_000 + 100 * index,
      remainingKwh: 6,
      voltageV: 215,
      tamper: 0,
      currentDa: 45,
      tamperCause: 0,
      outages: 1,
      lowVoltageEvents: 0,
      overloads: 0,
      tamperEvents: 0,
    };
  });
}
