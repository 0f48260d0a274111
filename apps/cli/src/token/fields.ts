import { SetrumError } from '@setrum/errors';
import { StsError } from '@setrum/sts';

/** Refuses a row that has not the form of one; the message names the field and never shows its value. */
export function malformed(detail: string, cause?: unknown): SetrumError {
  return new SetrumError('SETRUM_BAD_REQUEST', { detail }, cause === undefined ? {} : { cause });
}

/**
 * The fields of a JSON object, each taken with its type. A field that is missing or of another type throws
 * SETRUM_BAD_REQUEST; one that no token can carry throws StsError with the code of the standard's library.
 */
export class FieldReader {
  readonly #fields: Readonly<Record<string, unknown>>;
  readonly #path: string;

  /** `path` stands before each name in messages, as `from.` does. Throws SETRUM_BAD_REQUEST. */
  constructor(value: unknown, path = '') {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw malformed(`${path === '' ? 'a row' : path.slice(0, -1)} must be a JSON object`);
    }
    this.#fields = { ...value };
    this.#path = path;
  }

  has(name: string): boolean {
    return this.#fields[name] !== undefined;
  }

  /** As it stands there, for comparing. */
  raw(name: string): unknown {
    return this.#fields[name];
  }

  inner(name: string): FieldReader {
    return new FieldReader(this.#fields[name], `${this.#path}${name}.`);
  }

  text(name: string): string {
    const value = this.#fields[name];
    if (typeof value !== 'string') throw malformed(`${this.#path}${name} must be a text`);
    return value;
  }

  /** Text of a certain form; `form` says in words what `pattern` wants. */
  textOf(name: string, pattern: RegExp, form: string): string {
    const text = this.text(name);
    if (!pattern.test(text))
      throw new StsError('STS_FORMAT', `${this.#path}${name} must be ${form}`);
    return text;
  }

  number(name: string): number {
    const value = this.#fields[name];
    if (typeof value !== 'number') throw malformed(`${this.#path}${name} must be a number`);
    return value;
  }

  integer(name: string, min: number, max: number): number {
    const value = this.number(name);
    if (!Number.isSafeInteger(value) || value < min || value > max) {
      throw new StsError(
        'STS_RANGE',
        `${this.#path}${name} must be an integer from ${min} to ${max}`,
      );
    }
    return value;
  }

  /** One of a few values, all texts or all numbers. */
  oneOf<Value extends string | number>(name: string, allowed: readonly Value[]): Value {
    const given = typeof allowed[0] === 'number' ? this.number(name) : this.text(name);
    const found = allowed.find((value) => value === given);
    if (found !== undefined) return found;
    throw new StsError('STS_RANGE', `${this.#path}${name} must be one of ${allowed.join(', ')}`);
  }

  /** Bytes from hexadecimal text. Throws STS_KEY, for only keys are written so. */
  hex(name: string): Buffer {
    const text = this.text(name);
    if (text.length % 2 !== 0 || !/^[0-9a-f]+$/i.test(text)) {
      throw new StsError('STS_KEY', `${this.#path}${name} must be hexadecimal`);
    }
    return Buffer.from(text, 'hex');
  }

  /** Milliseconds of a time in UTC, as `2026-01-31T07:45Z`; seconds may follow the minutes. */
  time(name: string): number {
    const form = 'a time in UTC like 2026-01-31T07:45Z';
    const text = this.textOf(name, /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/, form);
    const timeMs = Date.parse(text);
    // The 30th of February parses as a day of March.
    if (Number.isNaN(timeMs) || new Date(timeMs).toISOString().slice(0, 16) !== text.slice(0, 16)) {
      throw new StsError('STS_FORMAT', `${this.#path}${name} must be ${form}`);
    }
    return timeMs;
  }
}
