const tag = 0x0112;
const short = 3;
const mostEntries = 200;

/** Which way up a photo is (Exif 2.3, tag 0112: 1 to 8), from the content of an APP1 segment; null when that says nothing of it. */
export function orientationOf(content: Buffer): number | null {
  if (content.subarray(0, 6).toString('latin1') !== 'Exif\0\0') return null;
  const tiff = content.subarray(6);
  const order = tiff.subarray(0, 4).toString('latin1');
  if (order !== 'II*\0' && order !== 'MM\0*') return null;
  const isLittle = order.startsWith('II');
  const read16 = (at: number): number | null =>
    at < 0 || at + 2 > tiff.length
      ? null
      : isLittle
        ? tiff.readUInt16LE(at)
        : tiff.readUInt16BE(at);
  if (tiff.length < 8) return null;
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const entries = Math.min(read16(directory) ?? 0, mostEntries);
  for (let n = 0; n < entries; n++) {
    const entry = directory + 2 + 12 * n;
    if (read16(entry) !== tag) continue;
    const value = read16(entry + 8);
    return read16(entry + 2) === short && value !== null && value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** An APP1 segment that says which way up a photo is, and nothing else; none for a photo that is upright. */
export function orientationSegment(orientation: number | null): readonly Buffer[] {
  if (orientation === null || orientation === 1) return [];
  const directory = Buffer.alloc(18);
  directory.writeUInt16BE(1, 0);
  directory.writeUInt16BE(tag, 2);
  directory.writeUInt16BE(short, 4);
  directory.writeUInt32BE(1, 6);
  directory.writeUInt16BE(orientation, 10);
  const content = Buffer.concat([Buffer.from('Exif\0\0MM\0*\0\0\0\x08', 'latin1'), directory]);
  const head = Buffer.from([0xff, 0xe1, 0, content.length + 2]);
  return [head, content];
}
