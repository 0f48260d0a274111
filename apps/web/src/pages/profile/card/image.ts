import { fromHex, MAP_BYTES } from '@setrum/card/explain';

/** A card's map, and which card it is as far as the source tells. */
export interface CardImage {
  readonly uid: string | null;
  readonly chip: string | null;
  readonly map: Uint8Array;
}

/** Why something is no card: `length` of so many bytes; `chip`: a chip whose memory is laid out otherwise; `format`: neither hex nor an image. */
export type ImageFault =
  | { readonly fault: 'length'; readonly bytes: number }
  | { readonly fault: 'chip'; readonly chip: string }
  | { readonly fault: 'format' };

export type ImageReading = CardImage | ImageFault;

/** Pages 0 to 3 of an NTAG216 come before the map, its configuration behind it; a dump has its 231 pages, that of an emulated chip its counters, too. */
const ntagMapAt = 16;
const ntagDumpBytes: readonly number[] = [924, 928];

/** A card out of a text: hex with or without blanks, or the JSON file of `setrum card make`. */
export function imageOfText(text: string): ImageReading {
  const trimmed = text.trim();
  if (trimmed.startsWith('{')) return imageOfJson(trimmed);
  const hex = trimmed.replaceAll(/0x|[\s:,;-]/gi, '');
  if (hex === '' || hex.length % 2 !== 0 || !/^[0-9a-f]+$/i.test(hex)) return { fault: 'format' };
  return imageOfBytes(fromHex(hex), null, null);
}

/** A card out of a file: text as above, or the bytes themselves. */
export function imageOfFile(bytes: Uint8Array): ImageReading {
  if (bytes.length === MAP_BYTES || ntagDumpBytes.includes(bytes.length))
    return imageOfBytes(bytes, null, null);
  const text = new TextDecoder().decode(bytes);
  const reading = imageOfText(text);
  return 'fault' in reading && reading.fault === 'format' && text.includes('\u0000')
    ? { fault: 'length', bytes: bytes.length }
    : reading;
}

function imageOfJson(text: string): ImageReading {
  try {
    const { uid, chip, memory } = Object(JSON.parse(text)) as Readonly<Record<string, unknown>>;
    if (typeof memory !== 'string' || typeof chip !== 'string') return { fault: 'format' };
    const bytes = Uint8Array.from(atob(memory), (letter) => letter.charCodeAt(0));
    const laidOut = bytes.length === MAP_BYTES || ntagDumpBytes.includes(bytes.length);
    if (!laidOut && chip !== 'NTAG216') return { fault: 'chip', chip };
    return imageOfBytes(bytes, typeof uid === 'string' ? uid : null, chip);
  } catch {
    return { fault: 'format' };
  }
}

function imageOfBytes(bytes: Uint8Array, uid: string | null, chip: string | null): ImageReading {
  if (bytes.length === MAP_BYTES) return { uid, chip, map: bytes };
  if (ntagDumpBytes.includes(bytes.length))
    return { uid, chip, map: bytes.slice(ntagMapAt, ntagMapAt + MAP_BYTES) };
  return { fault: 'length', bytes: bytes.length };
}
