import { orientationOf, orientationSegment } from './exif.ts';
import { assertSize, damaged } from './refuse.ts';

const marker = {
  soi: 0xd8,
  eoi: 0xd9,
  sos: 0xda,
  app0: 0xe0,
  app1: 0xe1,
  app2: 0xe2,
  app14: 0xee,
} as const;
/** Tables and frames that a decoder needs: DHT, DAC, DQT, DNL, DRI. */
const tables: ReadonlySet<number> = new Set([0xc4, 0xcc, 0xdb, 0xdc, 0xdd]);
/** More than any camera writes. */
const mostSegments = 2_000;

export const isJpeg = (bytes: Buffer): boolean =>
  bytes[0] === 0xff && bytes[1] === marker.soi && bytes[2] === 0xff;

/**
 * A JPEG (ITU-T T.81) with only what it takes to show it: frame, tables, scans, JFIF, colour profile, Adobe's colour transform, and which way up it
 * is. What else cameras write, above all where they were (Exif, XMP, IPTC, comments), and whatever stands behind the end is left out. Throws
 * SETRUM_ATTACHMENT_DAMAGED, SETRUM_ATTACHMENT_IMAGE_SIZE.
 */
export function cleanJpeg(
  bytes: Buffer,
  limits: { readonly mostSidePx: number; readonly mostPixels: number },
): Buffer {
  const kept: Buffer[] = [];
  let orientation: number | null = null;
  let hasFrame = false;
  let hasScan = false;
  let at = 2;
  for (let segments = 0; segments < mostSegments; segments++) {
    const { code, start } = markerAt(bytes, at);
    if (code === marker.eoi) {
      if (!hasScan) throw damaged('JPEG: no scan');
      return Buffer.concat([
        bytes.subarray(0, 2),
        ...orientationSegment(orientation),
        ...kept,
        bytes.subarray(start, start + 2),
      ]);
    }
    const end = segmentEnd(bytes, start);
    const content = bytes.subarray(start + 4, end);
    if (isFrame(code)) {
      if (hasFrame || content.length < 6) throw damaged('JPEG: frame');
      assertSize(content.readUInt16BE(3), content.readUInt16BE(1), limits);
      hasFrame = true;
    }
    if (code === marker.app1) orientation ??= orientationOf(content);
    at = code === marker.sos ? scanEnd(bytes, end) : end;
    if (code === marker.sos) {
      if (!hasFrame) throw damaged('JPEG: scan without frame');
      hasScan = true;
    }
    if (isKept(code, content)) kept.push(bytes.subarray(start, at));
    else if (!isLeftOut(code)) throw damaged(`JPEG: marker ${code.toString(16)}`);
  }
  throw damaged('JPEG: segments');
}

/** Baseline to arithmetic, without those that belong to hierarchies. */
function isFrame(code: number): boolean {
  return (
    code >= 0xc0 &&
    code <= 0xcf &&
    ![0xc4, 0xc5, 0xc6, 0xc7, 0xc8, 0xcc, 0xcd, 0xce, 0xcf].includes(code)
  );
}

function isKept(code: number, content: Buffer): boolean {
  if (isFrame(code) || tables.has(code) || code === marker.sos) return true;
  const begins = (text: string): boolean =>
    content.subarray(0, text.length).toString('latin1') === text;
  return (
    (code === marker.app0 && begins('JFIF\0')) ||
    (code === marker.app2 && begins('ICC_PROFILE\0')) ||
    (code === marker.app14 && begins('Adobe'))
  );
}

/** Application segments and comments. */
function isLeftOut(code: number): boolean {
  return (code >= 0xe0 && code <= 0xef) || code === 0xfe;
}

/** The next marker; any number of fill bytes may stand in front of it. */
function markerAt(bytes: Buffer, at: number): { readonly code: number; readonly start: number } {
  if (bytes[at] !== 0xff) throw damaged('JPEG: no marker');
  let start = at;
  while (bytes[start + 1] === 0xff) start += 1;
  const code = bytes[start + 1];
  if (code === undefined || code === 0) throw damaged('JPEG: cut off');
  return { code, start };
}

function segmentEnd(bytes: Buffer, start: number): number {
  if (start + 4 > bytes.length) throw damaged('JPEG: cut off');
  const end = start + 2 + bytes.readUInt16BE(start + 2);
  if (end < start + 4 || end > bytes.length) throw damaged('JPEG: cut off');
  return end;
}

/** Where the coded data of a scan ends: at a marker that is neither a stuffed byte nor a restart. */
function scanEnd(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    const isData = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (!isData) return at;
  }
  throw damaged('JPEG: cut off');
}
