import { closeSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { SetrumError } from '@setrum/errors';
import { CARD_FIELD, type IsoMessage } from '@setrum/iso8583';
import { fold } from './fold.ts';
import type { BookLine, Sale, Verdict } from './model.ts';
import type { TokenSafe } from './token-safe.ts';

export interface BooksOptions {
  /** Null keeps the books in memory only. */
  readonly file: string | null;
  /** Every line is on disk before the bank goes on. */
  readonly fsync?: boolean;
  /** Seals the tokens in the file; without it they are kept in memory only. */
  readonly safe?: TokenSafe | null;
  readonly now: () => Date;
}

/** What the bank puts down before it asks. */
export interface Asked {
  readonly request: IsoMessage;
  readonly subject: string;
  readonly idpel: string;
  readonly amountCents: number;
  readonly adminCents: number;
}

/**
 * The bank's own books: JSON lines that are only ever added to, so that a crash at any point loses no sale that was sent. One process
 * writes them at a time.
 */
export class BankBooks {
  readonly #sales = new Map<string, Sale>();
  readonly #now: () => Date;
  readonly #fsync: boolean;
  readonly #safe: TokenSafe | null;
  /** Digits of this process's own sales. */
  readonly #tokens = new Map<string, string>();
  #descriptor: number | null = null;

  /** SETRUM_BANK_BOOKS_DAMAGED for a file with a line that is none; a last line that a crash cut short is taken off. */
  constructor({ file, fsync = false, safe = null, now }: BooksOptions) {
    this.#now = now;
    this.#safe = safe;
    this.#fsync = fsync;
    if (file === null) return;
    this.#descriptor = openSync(file, 'a', 0o600);
    this.#load(file);
  }

  get sales(): readonly Sale[] {
    return [...this.#sales.values()];
  }

  /** The sales that a person must look after. */
  get manual(): readonly Sale[] {
    return this.sales.filter(({ state }) => state === 'manual');
  }

  /** By id or trace number (the newest with it); SETRUM_BANK_SALE_UNKNOWN. */
  find(idOrStan: string): Sale {
    const stan = idOrStan.padStart(12, '0');
    const found =
      this.#sales.get(idOrStan) ?? this.sales.findLast((candidate) => candidate.stan === stan);
    if (found === undefined) throw new SetrumError('SETRUM_BANK_SALE_UNKNOWN', { stan: idOrStan });
    return found;
  }

  has(id: string): boolean {
    return this.#sales.has(id);
  }

  /** Sales for which the host told two tokens, or a token and that nothing was sold: never with a host that keeps its word. */
  get contradictions(): readonly Sale[] {
    return this.sales.filter(
      ({ state, late, tokenSha256 }) =>
        (state === 'sold' || state === 'refused') &&
        late.some((one) => one.tokenSha256 !== null && one.tokenSha256 !== tokenSha256),
    );
  }

  /** Opens a sale; to be called before its request is sent. Gives its id. SETRUM_BANK_TRACE_IN_USE when the books have it already. */
  ask({ request, ...rest }: Asked): string {
    const { [CARD_FIELD]: _card, ...fields } = request.fields;
    const sale = `${fields[12]}-${fields[11]}`;
    if (this.has(sale))
      throw new SetrumError('SETRUM_BANK_TRACE_IN_USE', { stan: fields[11] ?? '' });
    this.#write({
      event: 'asked',
      sale,
      at: this.#now().toISOString(),
      request: { mti: request.mti, fields },
      ...rest,
    });
    return sale;
  }

  askAgain(sale: string, mti: string): void {
    this.#write({ event: 'again', sale, at: this.#now().toISOString(), mti });
  }

  noteLate(sale: string, code: string, tokenSha256: string | null): void {
    this.#write({ event: 'late', sale, at: this.#now().toISOString(), code, tokenSha256 });
  }

  /** `token`: the digits, where the verdict sells one. */
  decide(sale: string, verdict: Verdict, token: string | null = null): Sale {
    const at = this.#now().toISOString();
    if (token !== null) this.#tokens.set(sale, token);
    const sealedToken = token === null ? undefined : this.#safe?.seal(sale, token);
    const sealed = sealedToken === undefined ? {} : { sealedToken };
    this.#write({ event: 'verdict', sale, at, ...verdict, ...sealed });
    return this.find(sale);
  }

  /** A sale's 20 digits; null when they are neither in memory nor sealed in the file. */
  tokenOf({ id, sealedToken }: Sale): string | null {
    const token = this.#tokens.get(id);
    if (token !== undefined || sealedToken === undefined) return token ?? null;
    return this.#safe?.unseal(id, sealedToken) ?? null;
  }

  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }

  #load(file: string): void {
    const bytes = readFileSync(file);
    const whole = bytes.lastIndexOf(0x0a) + 1;
    if (whole < bytes.length) truncateSync(file, whole);
    const lines = bytes.subarray(0, whole).toString('utf8').split('\n').slice(0, -1);
    lines.forEach((text, index) => {
      const line = parsed(text);
      if (line === null || !fold(this.#sales, line)) {
        throw new SetrumError('SETRUM_BANK_BOOKS_DAMAGED', { file, line: index + 1 });
      }
    });
  }

  #write(line: BookLine): void {
    if (!fold(this.#sales, line)) {
      throw new SetrumError('SETRUM_BANK_SALE_UNKNOWN', { stan: line.sale });
    }
    if (this.#descriptor === null) return;
    writeSync(this.#descriptor, `${JSON.stringify(line)}\n`);
    if (this.#fsync) fsyncSync(this.#descriptor);
  }
}

const events = ['asked', 'again', 'late', 'verdict'];

function parsed(text: string): BookLine | null {
  try {
    const line = JSON.parse(text) as BookLine;
    return events.includes(line.event) && typeof line.sale === 'string' ? line : null;
  } catch {
    return null;
  }
}
