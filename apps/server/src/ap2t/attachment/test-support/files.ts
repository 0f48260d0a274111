import { crc32, deflateSync } from 'node:zlib';

const segment = (code: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, code, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};

/** Where the photo was taken, as a phone writes it. */
export const place = 'S 7 deg 47 min E 110 deg 22 min';

/** An Exif segment with a place, a device and which way up the photo is. */
export function exifSegment(orientation: number, isLittle: boolean): Buffer {
  const write16 = (value: number) => {
    const bytes = Buffer.alloc(2);
    if (isLittle) bytes.writeUInt16LE(value);
    else bytes.writeUInt16BE(value);
    return bytes;
  };
  const write32 = (value: number) => {
    const bytes = Buffer.alloc(4);
    if (isLittle) bytes.writeUInt32LE(value);
    else bytes.writeUInt32BE(value);
    return bytes;
  };
  const entry = (tag: number, type: number, count: number, value: Buffer) =>
    Buffer.concat([write16(tag), write16(type), write32(count), value]);
  const tiff = Buffer.concat([
    Buffer.from(isLittle ? 'II*\0' : 'MM\0*', 'latin1'),
    write32(8),
    write16(2),
    entry(0x0112, 3, 1, Buffer.concat([write16(orientation), write16(0)])),
    entry(0x8825, 4, 1, write32(38)),
    write32(0),
    Buffer.from(place, 'latin1'),
  ]);
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]));
}

export const xmpSegment = segment(
  0xe1,
  Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x>${place}</x>`),
);
export const commentSegment = segment(0xfe, Buffer.from(place));
export const jfifSegment = segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'));
const quantisation = segment(0xdb, Buffer.alloc(65, 1));
const huffman = segment(0xc4, Buffer.alloc(29, 1));

export function frameSegment(widthPx: number, heightPx: number): Buffer {
  const content = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  content.writeUInt16BE(heightPx, 1);
  content.writeUInt16BE(widthPx, 3);
  return segment(0xc0, content);
}

/** A scan whose data hold stuffed bytes, restarts, and what looks like segments. */
export const scan = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([1, 2, 0xff, 0, 0xff, 0xd0, 3, 0xff, 0, 0xe1, 4]),
]);
export const startOfImage = Buffer.from([0xff, 0xd8]);
export const endOfImage = Buffer.from([0xff, 0xd9]);

/** A JPEG with these segments between its beginning and its frame. */
export function jpeg(extra: readonly Buffer[] = [], widthPx = 640, heightPx = 480): Buffer {
  const frame = frameSegment(widthPx, heightPx);
  return Buffer.concat([
    startOfImage,
    jfifSegment,
    ...extra,
    quantisation,
    frame,
    huffman,
    scan,
    endOfImage,
  ]);
}

export function pngChunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

export const pngSignature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

export function pngHeader(widthPx: number, heightPx: number): Buffer {
  const content = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]);
  content.writeUInt32BE(widthPx, 0);
  content.writeUInt32BE(heightPx, 4);
  return pngChunk('IHDR', content);
}

/** A PNG with these chunks behind its header. */
export function png(extra: readonly Buffer[] = [], widthPx = 4, heightPx = 2): Buffer {
  const data = pngChunk('IDAT', deflateSync(Buffer.alloc((widthPx + 1) * heightPx)));
  return Buffer.concat([
    ...[pngSignature, pngHeader(widthPx, heightPx), ...extra, data],
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A PDF with these objects. */
export function pdf(objects: readonly (string | Buffer)[] = []): Buffer {
  const parts = objects.map((object, n) =>
    Buffer.concat([
      Buffer.from(`${n + 1} 0 obj\n`),
      typeof object === 'string' ? Buffer.from(object) : object,
      Buffer.from('\nendobj\n'),
    ]),
  );
  const tail = 'xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 >>\nstartxref\n9\n%%EOF\n';
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), ...parts, Buffer.from(tail)]);
}

/** A stream object, packed unless told otherwise. */
export function pdfStream(dictionary: string, content: string, packed = true): Buffer {
  const bytes = packed ? deflateSync(Buffer.from(content)) : Buffer.from(content);
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} >>\nstream\r\n`),
    bytes,
    Buffer.from('\r\nendstream'),
  ]);
}
