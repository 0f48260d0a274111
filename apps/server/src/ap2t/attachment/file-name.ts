import type { AttachmentKind, MediaType } from './model.ts';

const extensions: Readonly<Record<MediaType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
};
const mostChars = 100;
/** Names that are devices on some machines. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** A name that is safe to save under on any machine: of the name that was given its last part, with the extension of what the file is. */
export function safeFileName(given: string, kind: AttachmentKind, mediaType: MediaType): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, '')
    .replace(/[<>:"|?*;%]+/g, '_')
    .replace(/\.(?:jpe?g|png|pdf)$/i, '')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const stem = [...plain].slice(0, mostChars).join('').trim();
  const name = stem === '' ? kind : reserved.test(stem) ? `_${stem}` : stem;
  return `${name}.${extensions[mediaType]}`;
}

/** A header that has a file saved under a name (RFC 6266): plainly for old programs, and as it is. */
export function contentDisposition(fileName: string): string {
  const ascii = fileName.replace(/[^\x20-\x7e]|["\\]/g, '_');
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
