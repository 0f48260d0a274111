import { SetrumError } from '@setrum/errors';
import type { AttachmentLimits, MediaType } from '../model.ts';
import { cleanJpeg, isJpeg } from './jpeg.ts';
import { assertPassivePdf, isPdf } from './pdf.ts';
import { cleanPng, isPng } from './png.ts';

/** A file as it is kept. */
export interface CleanFile {
  readonly mediaType: MediaType;
  readonly content: Buffer;
}

/**
 * What a file is, told by its first bytes and never by its name, and as much of it as is kept. Throws SETRUM_ATTACHMENT_TYPE for anything but
 * JPEG, PNG and PDF, SETRUM_ATTACHMENT_TOO_LARGE, SETRUM_ATTACHMENT_DAMAGED, SETRUM_ATTACHMENT_IMAGE_SIZE, SETRUM_ATTACHMENT_ACTIVE.
 */
export function cleanFile(bytes: Buffer, limits: AttachmentLimits): CleanFile {
  const { mostBytes } = limits;
  if (bytes.length > mostBytes) throw new SetrumError('SETRUM_ATTACHMENT_TOO_LARGE', { mostBytes });
  if (isJpeg(bytes)) return { mediaType: 'image/jpeg', content: cleanJpeg(bytes, limits) };
  if (isPng(bytes)) return { mediaType: 'image/png', content: cleanPng(bytes, limits) };
  if (!isPdf(bytes)) throw new SetrumError('SETRUM_ATTACHMENT_TYPE');
  assertPassivePdf(bytes);
  return { mediaType: 'application/pdf', content: bytes };
}
