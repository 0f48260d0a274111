import fc from 'fast-check';
import { createVirtualNtag216, type VirtualNtag216 } from '../drivers/ntag216/virtual.ts';
import { openCard } from '../drivers/open.ts';
import type { MailboxEntry } from '../mailbox.ts';
import type { CardMemory } from '../memory.ts';
import type { LoadProfileRecord } from '../record.ts';
import type { MeterNews } from '../report-content.ts';
import type { ReportUpdate } from '../report-plan.ts';

export const SEED = { seed: 20150504 } as const;

/** Meter of the SOP's sample. */
export const METER_NO = '32031017679';

export const news: MeterNews = {
  meterNo: METER_NO,
  presentState: {
    tamper: false,
    lowCredit: true,
    supplyOff: false,
    overload: true,
    keypadLocked: false,
  },
  standDkwh: 57_123,
  remainingDkwh: -12,
  clockSeconds: 1_430_697_600,
  acknowledgement: { mailboxSequence: 3, results: [1, 10, 0, 0, 0] },
  keyRevision: 1,
  tariffIndex: 7,
  supplyGroupCode: 123_457,
};

/** The n-th month counted from January 2014. */
export function monthOf(index: number): string {
  return `${2014 + Math.floor(index / 12)}${String((index % 12) + 1).padStart(2, '0')}`;
}

export function recordOf(index: number): LoadProfileRecord {
  return {
    month: monthOf(index),
    standKwh: 5_000 + 100 * index,
    remainingKwh: 6 + index,
    voltageV: 220 - index,
    tamper: index % 3 === 0 ? 8 : 0,
    currentDa: index % 2 === 0 ? 45 + index : null,
    tamperCause: index % 3 === 0 ? 4 : 0,
    outages: index,
    lowVoltageEvents: 255 - index,
    overloads: 1,
    tamperEvents: 2,
  };
}

/** The months from `newest` back to `oldest`, newest first. */
export function recordsOf(newest: number, oldest: number): readonly LoadProfileRecord[] {
  return Array.from({ length: newest - oldest + 1 }, (_, back) => recordOf(newest - back));
}

export function updateOf(
  records: readonly LoadProfileRecord[],
  changes: Partial<MeterNews> = {},
): ReportUpdate {
  return { ...news, ...changes, records };
}

export function entryOf(digit: number): MailboxEntry {
  return {
    kind: digit % 2 === 0 ? 'credit' : 'management',
    token: String(digit).repeat(20),
    ref: `001122${String(digit).repeat(2)}`,
  };
}

/** A card in the field and the way to it. */
export interface OpenCard {
  readonly card: VirtualNtag216;
  readonly memory: CardMemory;
}

export async function newCard(image?: Uint8Array): Promise<OpenCard> {
  const card = createVirtualNtag216(image === undefined ? {} : { image });
  return { card, memory: await openCard(card.transmit) };
}

/** A card with one byte that has lost the strength to hold a bit. */
export function worn(memory: CardMemory, weakOffset: number): CardMemory {
  return {
    ...memory,
    async write(offset, bytes) {
      const stored = bytes.slice();
      if (weakOffset >= offset && weakOffset < offset + bytes.length) {
        stored[weakOffset - offset] = (stored[weakOffset - offset] ?? 0) ^ 1;
      }
      await memory.write(offset, stored);
    },
  };
}

/** Records with a prototype, so that strict comparison sees the fields alone. */
export function record<T>(model: { readonly [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record<T>(model, { noNullPrototype: true });
}

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });

export const meterNoArbitrary = digits(11);
export const uint32 = fc.nat(0xffffffff);
export const sequenceArbitrary = fc.integer({ min: 1, max: 0xffffffff });
export const uint8 = fc.nat(255);

export const entryArbitrary: fc.Arbitrary<MailboxEntry> = record({
  kind: fc.constantFrom('credit', 'management'),
  token: digits(20),
  ref: fc.string({
    unit: fc.constantFrom(...'0123456789abcdef'),
    minLength: 8,
    maxLength: 8,
  }),
});

export const recordArbitrary: fc.Arbitrary<LoadProfileRecord> = record({
  month: fc.nat(500).map(monthOf),
  standKwh: fc.nat(999_999),
  remainingKwh: fc.nat(999_999),
  voltageV: fc.nat(999),
  tamper: fc.nat(99),
  currentDa: fc.option(fc.nat(0xfffe)),
  tamperCause: uint8,
  outages: uint8,
  lowVoltageEvents: uint8,
  overloads: uint8,
  tamperEvents: uint8,
});

export const newsArbitrary: fc.Arbitrary<MeterNews> = record({
  meterNo: meterNoArbitrary,
  presentState: record({
    tamper: fc.boolean(),
    lowCredit: fc.boolean(),
    supplyOff: fc.boolean(),
    overload: fc.boolean(),
    keypadLocked: fc.boolean(),
  }),
  standDkwh: uint32,
  remainingDkwh: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  clockSeconds: uint32,
  acknowledgement: record({
    mailboxSequence: uint32,
    results: fc.array(uint8, { minLength: 5, maxLength: 5 }),
  }),
  keyRevision: uint8,
  tariffIndex: uint8,
  supplyGroupCode: fc.nat(999_999),
});
