import { inflateSync } from 'node:zlib';
import { SetrumError } from '@setrum/errors';
import { damaged } from './refuse.ts';

/** Names (ISO 32000-1, 12.6 and 7.11) by which a PDF does something by itself, sends something, or carries other files. */
const active =
  /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|GoToE|Rendition|XFA)(?![A-Za-z0-9])/;
const encrypted = /\/Encrypt(?![A-Za-z0-9])/;
/** The end is looked for in so many last bytes. */
const tailBytes = 1024;
const mostInflatedBytes = 32 * 1024 * 1024;
const mostDictionaryChars = 64 * 1024;

export const isPdf = (bytes: Buffer): boolean =>
  /^%PDF-[12]\.\d/.test(bytes.subarray(0, 8).toString('latin1'));

/**
 * Refuses a PDF with active content, also where that is spelled with escapes or packed into object streams, and one that cannot be looked
 * into: encrypted, or packed in a way of its own. This keeps out what scanners never make; whoever opens a paper still opens a stranger's
 * file, so it is only ever handed out as a download. Throws SETRUM_ATTACHMENT_ACTIVE, SETRUM_ATTACHMENT_DAMAGED.
 */
export function assertPassivePdf(bytes: Buffer): void {
  const text = bytes.toString('latin1');
  if (!text.slice(-tailBytes).includes('%%EOF')) throw damaged('PDF: cut off');
  assertPassive(text);
  let inflated = 0;
  for (const { index, 0: keyword } of text.matchAll(/stream(?:\r\n|\n|\r)/g)) {
    if (text.slice(index - 3, index) === 'end' || !holdsObjects(dictionaryBefore(text, index)))
      continue;
    const objects = inflate(bytes.subarray(index + keyword.length), mostInflatedBytes - inflated);
    inflated += objects.length;
    assertPassive(objects.toString('latin1'));
  }
}

function assertPassive(text: string): void {
  const names = unescaped(text);
  const [, name] = active.exec(names) ?? [];
  if (name !== undefined) throw refused(name);
  if (encrypted.test(names)) throw refused('Encrypt');
}

/** Names with their characters written out: /J#61vaScript is /JavaScript. */
function unescaped(text: string): string {
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function dictionaryBefore(text: string, index: number): string {
  const from = Math.max(text.lastIndexOf('obj', index), index - mostDictionaryChars, 0);
  return unescaped(text.slice(from, index));
}

/** Whether a stream holds packed objects (7.5.7): then it can only be packed in the usual way. */
function holdsObjects(dictionary: string): boolean {
  if (!/\/(?:ObjStm|First)(?![A-Za-z0-9])/.test(dictionary)) return false;
  const filters = /\/Filter\s*(?:\[\s*)?((?:\/\w+\s*)+)/.exec(dictionary)?.[1]?.trim();
  if (filters !== '/FlateDecode' || dictionary.includes('/DecodeParms')) throw refused('ObjStm');
  return true;
}

function inflate(bytes: Buffer, mostBytes: number): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(1, mostBytes) });
  } catch (error) {
    throw new SetrumError('SETRUM_ATTACHMENT_ACTIVE', { detail: 'ObjStm' }, { cause: error });
  }
}

function refused(name: string): SetrumError {
  return new SetrumError('SETRUM_ATTACHMENT_ACTIVE', { detail: name });
}
