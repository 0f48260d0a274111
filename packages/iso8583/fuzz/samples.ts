import { cardLayouts, createCodec, plnDialect1987, plnDialect2003 } from '../src/index.ts';
import file from '../vectors/iso8583-samples.json' with { type: 'json' };

const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));

/** The public samples, one with a card, and the 1987 style's purchase answer. */
export function startingPoints(): readonly Uint8Array[] {
  const raw = file.samples.map((sample) => bytesOf(sample.raw));
  const codec = createCodec(plnDialect2003);
  const first = codec.unpack(raw[0] ?? new Uint8Array());
  const mailbox = { uid: '04A1B2C3D4E5F6', mailboxImage: new Uint8Array(96).fill(0xa5) };
  const withCard = { ...first.fields, 124: cardLayouts.response.write(mailbox) };
  const gateway = file.other_fragments.find(({ id }) => id.startsWith('jatelindo'))?.raw ?? '';
  const fields = { 2: '99502', 4: '000000020000', 11: '061753', 39: '00', 48: gateway, 49: '360' };
  return [
    ...raw,
    codec.pack({ mti: first.mti, fields: withCard }),
    createCodec(plnDialect1987).pack({ mti: '0210', fields }),
  ];
}
