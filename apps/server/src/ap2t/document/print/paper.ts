import { viewSchemaOf } from '../data/schemas.ts';
import { kindFacts } from '../kind.ts';
import { typeset } from '../layout/typeset.ts';
import { fillTemplate } from '../template/fill.ts';
import type { FilledDocument } from '../template/filled.ts';
import type { FrozenDocument, Secrets } from './frozen.ts';
import { urlOf, viewOf } from './view.ts';

/** The finished text of a document. */
export function filledOf(document: FrozenDocument, secrets: Secrets): FilledDocument {
  const { template, content } = document;
  return fillTemplate(template, viewOf(document, secrets), viewSchemaOf(content.kind));
}

/**
 * The paper of a document as a PDF. The same document and the same secrets give the same bytes, whatever has changed since it was made:
 * neither clock nor database is asked.
 */
export function paperOf(document: FrozenDocument, secrets: Secrets): Promise<Uint8Array> {
  const { content, letterhead, registerNo, madeAt } = document;
  return typeset(filledOf(document, secrets), {
    title: `${kindFacts[content.kind].names.id} ${registerNo}`,
    registerNo,
    url: urlOf(document),
    madeAt,
    letterhead,
  });
}
