import { REPORT_IMAGE_BYTES } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { type Static, Type } from 'typebox';
import type { CardVisit } from '../profile/index.ts';

/** What the card brings, as it travels over HTTP: the report bytes as they are, base64. */
export const CardBody = Type.Object(
  {
    uid: Type.String({
      pattern: '^([0-9A-F]{2}){4,10}$',
      description: 'UID of the card, hex, upper case',
    }),
    mailboxSequence: Type.Integer({
      minimum: 0,
      maximum: 0xffff_fffe,
      description: 'Sequence of the live mailbox; 0 = none',
    }),
    report: Type.String({
      pattern: '^[A-Za-z0-9+/=]*$',
      maxLength: 800,
      description: 'Report image of docs/card.md, base64',
    }),
  },
  { additionalProperties: false },
);

export function cardVisit(body: Static<typeof CardBody> | undefined): CardVisit | null {
  if (body === undefined) return null;
  const reportImage = Buffer.from(body.report, 'base64');
  if (reportImage.length !== REPORT_IMAGE_BYTES) {
    throw new SetrumError('SETRUM_BAD_REQUEST', {
      detail: `card.report must hold ${REPORT_IMAGE_BYTES} bytes, not ${reportImage.length}`,
    });
  }
  return { uid: body.uid, mailboxSequence: body.mailboxSequence, reportImage };
}
