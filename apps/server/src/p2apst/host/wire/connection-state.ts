/** A connection as it stands now, for whoever watches over the links. */
export interface ConnectionState {
  /** Null: it has not said yet whose it is. */
  readonly linkId: string | null;
  readonly address: string;
  /** Whether it came over TLS. */
  readonly isEncrypted: boolean;
  readonly dialect: string;
  readonly framing: string;
  readonly isSignedOn: boolean;
  readonly since: Date;
  /** When anything was heard last. */
  readonly heardAt: Date;
  readonly requests: number;
  readonly answers: number;
  readonly unanswered: number;
}
