import { buildIdentity, buildMailbox, buildRecord, buildReportHeader } from './build.ts';
import type { LiveSlot, Piece, ReadImage, ReadRecord, RecordFields, Report } from './shapes.ts';

/** The fields of a record in which everything could be read; RangeError with the reasons otherwise. */
function readable(record: ReadRecord): RecordFields {
  const { month, standKwh, creditKwh, voltageV, tamper } = record;
  if (
    month === null ||
    standKwh === null ||
    creditKwh === null ||
    voltageV === null ||
    tamper === null
  ) {
    throw new RangeError(`record ${record.slot}: ${record.faults.join('; ')}`);
  }
  return { ...record, month, standKwh, creditKwh, voltageV, tamper };
}

function rebuildReport(live: LiveSlot<Report>): readonly Piece[] {
  const records = live.content.records.map((record) => ({
    what: `record ${record.slot}`,
    offset: record.offset,
    bytes: buildRecord(readable(record)),
  }));
  const bytes = buildReportHeader(
    { ...live, ...live.content },
    records.map((piece) => piece.bytes),
  );
  return [{ what: 'report', offset: live.offset, bytes }, ...records];
}

/**
 * Builds again, from the values alone, every live slot and the records that the live report names. Whatever
 * strays from the page (blank padding, reserved bytes, faults) comes out different or throws a RangeError.
 */
export function rebuildImage({ identity, mailbox, report }: ReadImage): readonly Piece[] {
  const pieces: Piece[] = [];
  if (identity) {
    const bytes = buildIdentity({ ...identity, ...identity.content });
    pieces.push({ what: 'identity', offset: identity.offset, bytes });
  }
  if (mailbox) {
    const bytes = buildMailbox({ ...mailbox, ...mailbox.content });
    pieces.push({ what: 'mailbox', offset: mailbox.offset, bytes });
  }
  return report ? [...pieces, ...rebuildReport(report)] : pieces;
}

/** Every byte in which the image differs from the pieces, in words; empty when they agree. */
export const differences = (image: Uint8Array, pieces: readonly Piece[]): readonly string[] =>
  pieces.flatMap(({ what, offset, bytes }) =>
    [...bytes].flatMap((byte, at) => {
      const found = image[offset + at];
      return found === byte ? [] : [`${what}, byte ${at}: found ${found}, built ${byte}`];
    }),
  );
