import { type FieldSpec, lllvar } from '../codec/field.ts';
import { defineLayout } from '../layout/layout.ts';
import { base64, count, literal, text } from '../layout/part.ts';

/**
 * Field 124, ours and not PLN's: the two-way card. 120 to 127 are for private use (ISO 8583:1987), and no sample
 * uses any of them. A partner that has no card never sees it: without it there is no secondary bitmap.
 */
export const CARD_FIELD = 124;

/** Sizes of docs/card.md: the report as the counter reads it, and a mailbox slot. */
export const CARD_REPORT_BYTES = 592;
export const CARD_MAILBOX_BYTES = 96;

export const cardField: FieldSpec = lllvar(CARD_FIELD, 'card', 'ans');

/**
 * The card's part of an exchange, direction told by the message type. `SC1` is the mark and version of the field;
 * a change of the layout is a new mark. 4 to 10 bytes of UID as upper-case hex, padded with spaces.
 */
export const cardLayouts = {
  /** 825 characters: sequence of the live mailbox (0 = none) and the report image as it was read. */
  request: defineLayout(CARD_FIELD, 'card request', [
    literal('mark', 'SC1'),
    text('uid', 20),
    count('mailboxSequence', 10),
    base64('reportImage', CARD_REPORT_BYTES),
  ]),
  /** 151 characters: the mailbox image that the counter writes as it is. Absent when nothing is to be written. */
  response: defineLayout(CARD_FIELD, 'card response', [
    literal('mark', 'SC1'),
    text('uid', 20),
    base64('mailboxImage', CARD_MAILBOX_BYTES),
  ]),
} as const;
