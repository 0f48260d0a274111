import { StsError } from './error.ts';

/**
 * Refuses a number that is not an integer from `min` to `max`.
 * `what` names the field in the message. Throws STS_RANGE.
 */
export function assertInteger(what: string, value: number, min: number, max: number): void {
  if (!Number.isSafeInteger(value) || value < min || value > max) {
    throw new StsError('STS_RANGE', `${what} must be an integer from ${min} to ${max}`);
  }
}

/** Refuses a text that is not exactly `length` decimal digits. Throws STS_FORMAT. */
export function assertDigits(what: string, text: string, length: number): void {
  if (text.length !== length || !isDigits(text)) {
    throw new StsError('STS_FORMAT', `${what} must be ${length} digits`);
  }
}

/** True when every character is one of 0-9. Faster than a pattern on the path of every token. */
export function isDigits(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}
