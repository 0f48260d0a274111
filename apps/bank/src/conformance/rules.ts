import type { Rule } from './model.ts';

export const samples = 'public sample messages';
export const client = 'public client code';
export const codes = 'response codes of public clients';
export const hostPromise = 'docs/iso8583.md';

/** A rule that public samples or client code show. */
export const confirmed = (text: string, source = samples): Rule => ({
  text,
  source,
  certainty: 'confirmed',
});

/** A rule that no public source says in so many words. */
export const inferred = (text: string, source = codes): Rule => ({
  text,
  source,
  certainty: 'inferred',
});

/** A rule that our host promises. */
export const ours = (text: string, source = hostPromise): Rule => ({
  text,
  source,
  certainty: 'ours',
});
