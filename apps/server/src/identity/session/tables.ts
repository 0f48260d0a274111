/** How somebody proved who they are. */
export type SessionMethod = 'password' | 'totp' | 'recovery' | 'directory';

/** The sessions' table as everyday queries see it. */
export interface SessionTables {
  readonly session: {
    readonly token_hash: Buffer;
    readonly session_id: string;
    readonly user_id: string;
    readonly method: SessionMethod;
    readonly source: string;
    readonly agent: string;
    readonly made_at: Date;
    readonly seen_at: Date;
    readonly expires_at: Date;
  };
}
