import { businessDay } from '../../../platform/index.ts';
import type { DocumentContent } from '../model.ts';
import type { FrozenDocument, Secrets } from './frozen.ts';

/** What the template of a document speaks of, with the secrets filled in: `viewSchemaOf` is its schema. */
export function viewOf(document: FrozenDocument, secrets: Secrets): object {
  const { content, letterhead, registerNo, revision, verificationCode, madeAt } = document;
  return {
    ...withSecrets(content, secrets),
    utility: letterhead.utility,
    unit: letterhead.unit,
    document: {
      registerNo,
      revision,
      date: businessDay(madeAt, null),
      code: groupedCode(verificationCode),
      url: urlOf(document),
    },
  };
}

/** Where the QR leads. */
export function urlOf({ letterhead, verificationCode }: FrozenDocument): string {
  return `${letterhead.verifyUrl}/${verificationCode}`;
}

const hiddenDigits = '**** **** **** **** ****';

/** The data with what the caller may see filled in, and stars for what not. */
function withSecrets({ kind, data }: DocumentContent, { digits, identityNo }: Secrets): object {
  if (kind === 'PK') {
    const tokens = data.tokens.map((token) => {
      const groups = digits.get(token.tokenId)?.match(/\d{4}/g);
      return { ...token, digits: groups?.join(' ') ?? hiddenDigits };
    });
    return { ...data, tokens };
  }
  if (kind === 'SPJBTL') {
    const { identityNoMasked } = data.customer;
    const shown = isBehind(identityNoMasked, identityNo) ? identityNo : identityNoMasked;
    return { ...data, customer: { ...data.customer, identityNo: shown } };
  }
  return data;
}

/** Whether a number is the one that was masked: it may have been corrected since, and the paper is of what was. */
function isBehind(masked: string | null, identityNo: string | null): boolean {
  if (masked === null || identityNo?.length !== masked.length) return false;
  return [...masked].every((sign, n) => sign === '*' || sign === identityNo[n]);
}

/** A verification code as it is read aloud: groups of four. */
function groupedCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? code;
}
