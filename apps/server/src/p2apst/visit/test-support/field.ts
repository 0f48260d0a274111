import { crc32 } from 'node:zlib';
import { createKeyring, deriveMeterShare, REPORT_IMAGE_BYTES } from '@setrum/card';
import type { CardVisit } from '../../../profile/index.ts';
import { createTestCard, type TestCard } from '../../../test-support/card-at-counter.ts';
import { createTestWorld, type TestWorld, testPartner } from '../../../test-support/world.ts';
import { issueMeterShares, testCardKey } from '../../../vending/index.ts';
import { inquire } from '../../inquiry/service.ts';

/** Meters whose cards are signed, and what the centre has kept of them. */
export interface CardField extends TestWorld {
  meter(n: number): string;
  /** A card of its own UID, unless one is given; `signing.version` is what its meter signs with, 0: nothing. */
  card(
    meterNo: string,
    signing: { version: number },
    as?: { readonly uid: string; readonly startSeconds: number },
  ): TestCard;
  /** The meter has its shares since this instant. */
  give(meterNo: string, since?: Date): Promise<void>;
  inquire(meterNo: string, visit: CardVisit): ReturnType<typeof inquire>;
  buy(meterNo: string, visit: CardVisit): ReturnType<ReturnType<TestWorld['newService']>['buy']>;
  /** The reports of a meter, in the order in which they came. */
  reports(meterNo: string): Promise<readonly KeptReport[]>;
}

export interface KeptReport {
  readonly card_uid: string;
  readonly sequence: number;
  readonly verification: string;
  readonly reason: string | null;
  readonly key_version: number;
  readonly counted: boolean;
  readonly replayed: boolean;
}

export async function createCardField(meters: number): Promise<CardField> {
  const world = await createTestWorld({ meters });
  const service = world.newService();
  world.cardKeys = [{ version: 1, state: 'current' }];
  let uids = 0;
  /** Every visit a second later, so that the order in which they came is known. */
  const tick = (): Date => {
    world.now = new Date(world.now.getTime() + 1_000);
    return world.now;
  };
  return Object.assign(world, {
    meter: (n: number) => world.meters[n] ?? '',
    card: (
      meterNo: string,
      signing: { version: number },
      as?: { readonly uid: string; readonly startSeconds: number },
    ) => {
      const uid = as?.uid ?? `04FACADE${(++uids).toString(16).toUpperCase().padStart(6, '0')}`;
      const keys = () => keyring(meterNo, uid, signing.version);
      return createTestCard(meterNo, uid, keys, as?.startSeconds);
    },
    give: async (meterNo: string, since = new Date(0)) => {
      const { database, securityModule } = world;
      const parts = { database, cards: securityModule.cards };
      await issueMeterShares(parts, meterNo, { actor: 'SRI', at: since });
    },
    inquire: (meterNo: string, card: CardVisit) =>
      inquire(
        world,
        { by: { meterNo }, partnerId: testPartner.partnerId, card, channel: '6021' },
        tick(),
      ),
    buy: (meterNo: string, card: CardVisit) => {
      tick();
      return service.buy(world.request({ meterNo, amountCents: 2_000_000, card }));
    },
    reports: async (meterNo: string) => {
      const { rows } = await world.database.pool.query<KeptReport>(
        `select card_uid, sequence, verification, reason, key_version, counted, replayed_at is not null as replayed
           from profile.report where meter_no = $1 order by received_at, card_uid, sequence`,
        [meterNo],
      );
      return rows;
    },
  });
}

function keyring(meterNo: string, uid: string, version: number) {
  if (version === 0) return null;
  const share = deriveMeterShare(testCardKey(version), meterNo);
  return createKeyring([{ version, share }], version, uid);
}

/** A report image with one bit turned over in its live part, and its checksum put right, as a forger would. */
export function forged(visit: CardVisit, bit: number): CardVisit {
  const { image, header, records } = liveParts(visit.reportImage);
  const covered = [
    ...range(header, header + 12),
    ...range(header + 16, header + 72),
    ...records.flatMap((at) => range(at, at + 32)),
  ];
  const at = covered[(bit >> 3) % covered.length] ?? 0;
  image[at] = (image[at] ?? 0) ^ (1 << (bit & 7));
  return { ...visit, reportImage: resummed(image, header, records) };
}

/** The same report with its signature taken off: key version 0, no MAC. */
export function stripped(visit: CardVisit, version = 0): CardVisit {
  const { image, header, records } = liveParts(visit.reportImage);
  image[header + 6] = version;
  if (version === 0) image.fill(0, header + 64, header + 72);
  return { ...visit, reportImage: resummed(image, header, records) };
}

export const liveBits = (months: number): number => (12 + 56 + 32 * months) * 8;

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, n) => from + n);
}

function liveParts(reportImage: Uint8Array) {
  if (reportImage.length !== REPORT_IMAGE_BYTES) throw new RangeError('not a report image');
  const image = Buffer.from(reportImage);
  const sequences = [0, 72].map((at) =>
    image.readUInt16BE(at) === 0x5354 ? image.readUInt32BE(at + 8) : 0,
  );
  const header = (sequences[0] ?? 0) > (sequences[1] ?? 0) ? 0 : 72;
  return { image, header, records: recordsOf(image, header) };
}

function recordsOf(image: Buffer, header: number): readonly number[] {
  const months = image[header + 16 + 11] ?? 0;
  return range(0, months).map((n) => {
    const byte = image[header + 16 + 12 + (n >> 1)] ?? 0;
    return 144 + 32 * (n % 2 === 0 ? byte >> 4 : byte & 15);
  });
}

/** Over header bytes 0 to 11, the content and the records that were named before: docs/card.md section 2, worked out once more. */
function resummed(image: Buffer, header: number, records: readonly number[]): Buffer {
  const summed = Buffer.concat([
    image.subarray(header, header + 12),
    image.subarray(header + 16, header + 72),
    ...records.map((at) => image.subarray(at, at + 32)),
  ]);
  image.writeUInt32BE(crc32(summed), header + 12);
  return image;
}
