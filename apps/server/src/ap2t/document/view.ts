import { Type } from 'typebox';
import { Nullable, OneOf } from '../application/schema.ts';
import { documentKinds } from './kind.ts';
import type { DocumentRecord } from './record/document-record.ts';

const Text = Type.String();

/** A document on record, as routes tell of it. */
export const DocumentView = Type.Object({
  documentId: Text,
  kind: OneOf(documentKinds),
  registerNo: Text,
  agendaNo: Text,
  idpel: Text,
  unit: Text,
  revision: Type.Integer(),
  state: OneOf(['valid', 'superseded', 'void'] as const),
  verificationCode: Text,
  madeBy: Text,
  madeAt: Text,
  supersededBy: Nullable(Text),
  supersededAt: Nullable(Text),
  voidedAt: Nullable(Text),
  voidReason: Nullable(Text),
});

export function documentView({ madeAt, supersededAt, voidedAt, ...plain }: DocumentRecord) {
  return {
    ...plain,
    madeAt: madeAt.toISOString(),
    supersededAt: supersededAt?.toISOString() ?? null,
    voidedAt: voidedAt?.toISOString() ?? null,
  };
}
