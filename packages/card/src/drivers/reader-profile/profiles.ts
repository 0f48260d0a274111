import { pn532 } from './pn532.ts';
import type { ReaderProfile, ReaderProfileName } from './profile.ts';
import { pcscTransparent } from './transparent.ts';

/** Only the commands of PC/SC part 3: every reader has them. */
export const plain: ReaderProfile = {
  name: 'plain',
  maxAnswerBytes: 0,
  acknowledges: false,
  passThrough: () => null,
  reset: () => Promise.resolve(),
};

const profiles: Readonly<Record<ReaderProfileName, () => ReaderProfile>> = {
  plain: () => plain,
  pn532: () => pn532,
  'pcsc-transparent': pcscTransparent,
};

/** The names by which configuration chooses a profile. */
export const readerProfileNames: readonly ReaderProfileName[] = [
  'plain',
  'pn532',
  'pcsc-transparent',
];

/** A profile for one reader, to be kept while the reader is there: it may learn. */
export function readerProfile(name: ReaderProfileName): ReaderProfile {
  return profiles[name]();
}

/** By the names that PC/SC gives readers, which begin with their makers'. */
const byName: readonly (readonly [RegExp, ReaderProfileName])[] = [
  [/\bACR122/i, 'pn532'],
  [/\bACR(?:1252|1255|1281|1552)/i, 'pcsc-transparent'],
  [/\bOMNIKEY (?:CardMan )?5\d22\b/i, 'pcsc-transparent'],
  [/\buTrust\b/i, 'pcsc-transparent'],
];

/**
 * The profile of a reader by its PC/SC name, such as `ACS ACR1252 1S CL Reader 00 00`; plain for a reader that is not known, which is
 * always right and only slower. `chosen` (from the configuration) goes before the name. To be kept while the reader is there: it may learn.
 */
export function profileForReader(
  name: string,
  chosen: ReaderProfileName | null = null,
): ReaderProfile {
  const known = byName.find(([pattern]) => pattern.test(name))?.[1] ?? 'plain';
  return readerProfile(chosen ?? known);
}
