import { catalogue, type ErrorCode } from './catalogue.ts';

/** Indonesian first, English beside it. */
export type Language = 'id' | 'en';

/** What a text's `{name}` places are filled with. Never put a token, a key or a national id number here. */
export type ErrorParams = Readonly<Record<string, string | number>>;

/**
 * An error from the catalogue. `code` is stable and is what callers decide by;
 * the texts are for people.
 */
export class SetrumError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    super(`${code}: ${textOf(code, 'en', params)}`, options);
    this.name = 'SetrumError';
    this.code = code;
    this.params = params;
  }

  /** The message for a person, in the language asked for. */
  text(language: Language): string {
    return textOf(this.code, language, this.params);
  }
}

/** The catalogue's text of `code`, its `{name}` places filled from `params`. */
export function textOf(code: ErrorCode, language: Language, params: ErrorParams = {}): string {
  return catalogue[code][language].replace(/\{(\w+)\}/g, (place, name: string) =>
    String(params[name] ?? place),
  );
}
