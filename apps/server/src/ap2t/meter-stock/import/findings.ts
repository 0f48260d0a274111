import type { SetrumError } from '@setrum/errors';

/** Something that an import found in a line. */
export interface Finding {
  readonly line: number;
  readonly severity: 'error' | 'warning';
  readonly error: SetrumError;
}

/** How many are told of each severity; more than anybody reads. */
const mostTold = 1_000;

/** What an import found: counted to the end, told up to a bound. */
export class Findings {
  readonly #told: Finding[] = [];
  readonly #counts = { error: 0, warning: 0 };
  readonly #faulty = new Set<number>();

  add(severity: Finding['severity'], line: number, error: SetrumError): void {
    this.#counts[severity] += 1;
    if (severity === 'error') this.#faulty.add(line);
    if (this.#counts[severity] <= mostTold) this.#told.push({ line, severity, error });
  }

  /** Whether there is an error in this line. */
  isFaulty(line: number): boolean {
    return this.#faulty.has(line);
  }

  get errors(): number {
    return this.#counts.error;
  }

  get warnings(): number {
    return this.#counts.warning;
  }

  /** In the order of the file. */
  told(): readonly Finding[] {
    return this.#told.toSorted((a, b) => a.line - b.line);
  }
}
