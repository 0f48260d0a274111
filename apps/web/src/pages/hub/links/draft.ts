import type { LinkView } from './model.ts';

/** A link while it is typed: lists as text, one or more to a line. */
export interface LinkDraft {
  readonly linkId: string;
  readonly dialect: string;
  readonly framing: string;
  readonly centralId: string;
  readonly switchers: string;
  readonly banks: string;
  readonly addresses: string;
  readonly fingerprints: string;
  readonly autoSignOn: boolean;
  readonly maxConnections: number;
  readonly maxUnanswered: number;
  readonly maxFrameBytes: number;
  readonly idleEchoSeconds: number;
  readonly enabled: boolean;
}

/** What the listener says; the word of the select for null. */
export const asListener = 'listener';

export const newLink: LinkDraft = {
  ...{ linkId: '', dialect: asListener, framing: asListener, centralId: '' },
  ...{ switchers: '', banks: '', addresses: '', fingerprints: '' },
  ...{ autoSignOn: false, maxConnections: 8, maxUnanswered: 1_000, maxFrameBytes: 4_096 },
  ...{ idleEchoSeconds: 60, enabled: true },
};

export function draftOf(link: LinkView): LinkDraft {
  const { linkId, dialect, framing, centralId, switcherIds, bankCodes } = link;
  const { autoSignOn, maxConnections, maxUnanswered, maxFrameBytes, idleEchoSeconds } = link;
  return {
    ...{ linkId, centralId, dialect: dialect ?? asListener, framing: framing ?? asListener },
    ...{ switchers: switcherIds.join(' '), banks: bankCodes.join(' ') },
    ...{ addresses: link.addresses.join(' '), fingerprints: link.fingerprints.join(' ') },
    ...{ autoSignOn, maxConnections, maxUnanswered, maxFrameBytes, idleEchoSeconds },
    enabled: link.enabled,
  };
}

const words = (text: string): readonly string[] => text.split(/[\s,;]+/).filter(Boolean);

/** The fields that are not yet right. */
export type Wrong = Readonly<
  Partial<Record<'linkId' | 'centralId' | 'switchers' | 'banks' | 'origin' | 'fingerprints', true>>
>;

/** What must be put right before it is sent; the server looks at all of it again. */
export function wrongOf(draft: LinkDraft): Wrong {
  const every = (text: string, form: RegExp): boolean => words(text).every((one) => form.test(one));
  const some = (text: string, form: RegExp): boolean => words(text).length > 0 && every(text, form);
  const fingerprint = /^([0-9A-F]{2}:){31}[0-9A-F]{2}$/i;
  return {
    ...(!/^[0-9A-Za-z._-]{1,32}$/.test(draft.linkId) && { linkId: true }),
    ...(!/^\d{1,7}$/.test(draft.centralId) && { centralId: true }),
    ...(!some(draft.switchers, /^[0-9A-Z]{7}$/) && { switchers: true }),
    ...(!some(draft.banks, /^[0-9A-Z]{3,11}$/) && { banks: true }),
    ...(!every(draft.fingerprints, fingerprint) && { fingerprints: true }),
    // A link that nothing tells from others is reached by nobody.
    ...(words(draft.addresses).length + words(draft.fingerprints).length === 0 && { origin: true }),
  };
}

/** The body of PUT /api/v1/links/{linkId}. */
export function orderOf(draft: LinkDraft) {
  const { linkId: _, switchers, banks, addresses, fingerprints, dialect, framing, ...rest } = draft;
  return {
    ...rest,
    dialect: dialect === asListener ? null : dialect,
    framing: framing === asListener ? null : framing,
    ...{ switcherIds: words(switchers), bankCodes: words(banks) },
    ...{ addresses: words(addresses), fingerprints: words(fingerprints) },
  };
}
