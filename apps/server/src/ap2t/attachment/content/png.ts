import { crc32 } from 'node:zlib';
import { assertSize, damaged } from './refuse.ts';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What it takes to show it, in its colours. */
const kept: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND'],
  ...['tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs'],
]);
const mostChunks = 20_000;

export const isPng = (bytes: Buffer): boolean => bytes.subarray(0, 8).equals(signature);

/**
 * A PNG (ISO/IEC 15948) with only what it takes to show it: text, Exif, times, and whatever stands behind the end are left out. Throws
 * SETRUM_ATTACHMENT_DAMAGED, SETRUM_ATTACHMENT_IMAGE_SIZE.
 */
export function cleanPng(
  bytes: Buffer,
  limits: { readonly mostSidePx: number; readonly mostPixels: number },
): Buffer {
  const chunks: Buffer[] = [signature];
  let hasData = false;
  let at = signature.length;
  for (let n = 0; n < mostChunks; n++) {
    const { type, chunk, content } = chunkAt(bytes, at);
    at += chunk.length;
    if ((n === 0) !== (type === 'IHDR')) throw damaged('PNG: IHDR');
    if (type === 'IHDR') {
      if (content.length !== 13) throw damaged('PNG: IHDR');
      assertSize(content.readUInt32BE(0), content.readUInt32BE(4), limits);
    }
    // A capital letter in front: nobody who does not know the chunk may show the image.
    if (!kept.has(type) && /^[A-Z]/.test(type)) throw damaged(`PNG: ${type}`);
    if (kept.has(type)) chunks.push(chunk);
    hasData ||= type === 'IDAT';
    if (type === 'IEND') {
      if (!hasData) throw damaged('PNG: no data');
      return Buffer.concat(chunks);
    }
  }
  throw damaged('PNG: chunks');
}

function chunkAt(
  bytes: Buffer,
  at: number,
): { readonly type: string; readonly chunk: Buffer; readonly content: Buffer } {
  if (at + 12 > bytes.length) throw damaged('PNG: cut off');
  const length = bytes.readUInt32BE(at);
  const end = at + 12 + length;
  if (end > bytes.length) throw damaged('PNG: cut off');
  const type = bytes.subarray(at + 4, at + 8).toString('latin1');
  if (!/^[A-Za-z]{4}$/.test(type)) throw damaged('PNG: chunk');
  if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4))
    throw damaged('PNG: CRC');
  return { type, chunk: bytes.subarray(at, end), content: bytes.subarray(at + 8, end - 4) };
}
