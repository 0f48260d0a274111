import type { Letterhead } from './data/letterhead.ts';
import { viewSchemaOf } from './data/schemas.ts';
import { kindFacts } from './kind.ts';
import { typeset } from './layout/typeset.ts';
import type { DocumentContent } from './model.ts';
import { fillTemplate } from './template/fill.ts';
import type { Template } from './template/schema.ts';

const wibOffsetMs = 7 * 3600 * 1000;

/** What is only known while somebody prints: never kept with the document. */
export interface Secrets {
  /** The 20 digits of a token; null: not for this caller, or not known. */
  readonly digitsOf: (tokenId: string) => string | null;
  /** NIK; null: not for this caller. */
  readonly identityNo: string | null;
}

export const noSecrets: Secrets = { digitsOf: () => null, identityNo: null };

/** A document as it was frozen: everything its paper is made from. */
export interface FrozenDocument {
  readonly content: DocumentContent;
  readonly template: Template;
  readonly letterhead: Letterhead;
  readonly registerNo: string;
  readonly revision: number;
  readonly verificationCode: string;
  readonly madeAt: Date;
}

/**
 * The paper of a document as a PDF. The same document and the same secrets give the same bytes, whatever has changed since it was made:
 * neither clock nor database is asked.
 */
export function paperOf(document: FrozenDocument, secrets: Secrets): Promise<Uint8Array> {
  const { content, template, letterhead, registerNo, madeAt } = document;
  const url = `${letterhead.verifyUrl}/${document.verificationCode}`;
  const view = {
    ...withSecrets(content, secrets),
    utility: letterhead.utility,
    unit: letterhead.unit,
    document: {
      registerNo,
      date: new Date(madeAt.getTime() + wibOffsetMs).toISOString().slice(0, 10),
      revision: document.revision,
      code: groupedCode(document.verificationCode),
      url,
    },
  };
  const filled = fillTemplate(template, view, viewSchemaOf(content.kind));
  const title = `${kindFacts[content.kind].names.id} ${registerNo}`;
  return typeset(filled, { title, registerNo, url, madeAt, letterhead });
}

const hiddenDigits = '**** **** **** **** ****';

/** The data with what the caller may see filled in, and stars for what not. */
function withSecrets({ kind, data }: DocumentContent, { digitsOf, identityNo }: Secrets): object {
  if (kind === 'PK') {
    const tokens = data.tokens.map((token) => {
      const digits = digitsOf(token.tokenId);
      return { ...token, digits: digits?.match(/\d{4}/g)?.join(' ') ?? hiddenDigits };
    });
    return { ...data, tokens };
  }
  if (kind === 'SPJBTL') {
    const { identityNoMasked } = data.customer;
    return { ...data, customer: { ...data.customer, identityNo: identityNo ?? identityNoMasked } };
  }
  return data;
}

/** A verification code as it is read aloud: groups of four. */
export function groupedCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? code;
}
