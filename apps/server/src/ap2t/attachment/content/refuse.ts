import { SetrumError } from '@setrum/errors';

/** A file that is not what its beginning says, or is cut off. */
export function damaged(what: string): SetrumError {
  return new SetrumError('SETRUM_ATTACHMENT_DAMAGED', { detail: what });
}

/** Refuses an image that would take a screen's memory away. */
export function assertSize(
  widthPx: number,
  heightPx: number,
  limits: { readonly mostSidePx: number; readonly mostPixels: number },
): void {
  if (widthPx === 0 || heightPx === 0) throw damaged('0 px');
  const { mostSidePx, mostPixels } = limits;
  if (Math.max(widthPx, heightPx) > mostSidePx || widthPx * heightPx > mostPixels)
    throw new SetrumError('SETRUM_ATTACHMENT_IMAGE_SIZE', { widthPx, heightPx, mostSidePx });
}
