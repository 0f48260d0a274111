import { SetrumError } from '@setrum/errors';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { Letterhead } from '../data/letterhead.ts';
import { dataSchemas } from '../data/schemas.ts';
import type { DocumentKind } from '../kind.ts';
import type { DocumentContent } from '../model.ts';

/**
 * Refuses data from which no document can be made: SETRUM_DOCUMENT_INCOMPLETE, with the place. A sum that is not the sum of its lines is refused
 * too: no paper asks for money that it does not explain.
 */
export function assertComplete(content: DocumentContent): void {
  const { kind, data } = content;
  const place = wrongPlace(dataSchemas[kind], data);
  if (place !== null) throw incomplete(kind, place);
  assertSums(content);
}

/** Refuses a letterhead that does not fit on paper: SETRUM_DOCUMENT_INCOMPLETE. */
export function assertLetterhead(kind: DocumentKind, letterhead: unknown): void {
  const place = wrongPlace(Letterhead, letterhead);
  if (place !== null) throw incomplete(kind, `/letterhead${place}`);
}

/** Where data do not fit a schema; null: they do. */
function wrongPlace(schema: TSchema, data: unknown): string | null {
  if (Value.Check(schema, data)) return null;
  // The deepest is the most to the point.
  return Value.Errors(schema, data).reduce((deepest, { instancePath, params }) => {
    const missing = 'requiredProperties' in params ? `/${params.requiredProperties[0]}` : '';
    const place = `${instancePath}${missing}`;
    return place.split('/').length > deepest.split('/').length ? place : deepest;
  }, '');
}

function incomplete(kind: DocumentKind, place: string): SetrumError {
  return new SetrumError('SETRUM_DOCUMENT_INCOMPLETE', { kind, place });
}

function assertSums(content: DocumentContent): void {
  const { kind, data } = content;
  if (kind === 'SIP' && sumOf(data.costs) !== data.totalCents) {
    throw incomplete(kind, '/totalCents');
  }
  if (kind === 'KUITANSI') {
    const { costs, billCents, adminCents, paidCents } = data;
    if (costs.length > 0 && sumOf(costs) !== billCents) throw incomplete(kind, '/billCents');
    if (billCents + adminCents !== paidCents) throw incomplete(kind, '/paidCents');
  }
}

function sumOf(costs: readonly { readonly amountCents: number }[]): number {
  return costs.reduce((sum, { amountCents }) => sum + amountCents, 0);
}
