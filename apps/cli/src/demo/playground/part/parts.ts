import type { CardSecurity, Database } from '@setrum/server';

/** What every playground of a demo server is made with. */
export interface PlaygroundParts {
  readonly serverUrl: string;
  readonly database: Database;
  readonly cards: CardSecurity;
  readonly keys: {
    /** Of the counter at which visitors buy. */
    readonly counter: string;
    /** Of the staff who see the load profile and give cards out. */
    readonly staff: string;
  };
  /** With which the demo's people sign in. */
  readonly password: string;
}
