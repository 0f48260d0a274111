/** How long sessions last. */
export interface SessionSettings {
  /** Without a request for so long, a session is over. */
  readonly idleMs: number;
  /** However busy, it is over after so long. */
  readonly absoluteMs: number;
}

export const sessionDefaults: SessionSettings = {
  idleMs: 30 * 60_000,
  absoluteMs: 12 * 3_600_000,
};
