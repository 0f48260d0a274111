import { SetrumError } from '@setrum/errors';

export const leastPasswordLength = 12;
export const mostPasswordLength = 128;

/** Of those on every list of common passwords, the stems that somebody here would lengthen to twelve characters. */
const commonStems = [
  'password',
  'katasandi',
  'rahasia',
  'bismillah',
  'indonesia',
  'sayang',
  'qwerty',
  'asdfgh',
  '123456',
  'abcdef',
  'setrum',
  'listrik',
  'administrator',
];
const mostFiller = 6;
const leastDifferent = 6;

/** Refuses a password that is guessed before others: SETRUM_PASSWORD_WEAK. Length counts, kinds of characters do not. */
export function assertStrong(password: string, userName: string): void {
  const plain = password.normalize('NFKC').toLowerCase();
  const weak =
    plain.length < leastPasswordLength ||
    plain.length > mostPasswordLength ||
    new Set(plain).size < leastDifferent ||
    plain.includes(userName) ||
    commonStems.some((stem) => plain.includes(stem) && plain.length <= stem.length + mostFiller);
  if (weak) throw new SetrumError('SETRUM_PASSWORD_WEAK', { least: leastPasswordLength });
}
