import type { Framing } from '@setrum/iso8583';
import type { DialectName } from './link/model.ts';

/** A TCP port that partners connect to. */
export interface ListenerConfig {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** For links that have no framing or dialect of their own. */
  readonly framing: Framing;
  readonly dialect: DialectName;
  /** Null: plain TCP, for loopback unless `allowPlain`. */
  readonly tls: TlsConfig | null;
}

/** TLS with certificates on both ends. PEM texts. */
export interface TlsConfig {
  readonly cert: string;
  readonly key: string;
  /** Who signs the partners' certificates; null: only their fingerprints count, which the links hold in any case. */
  readonly clientCa: string | null;
}

/** How the ISO 8583 host runs. What differs from partner to partner is in the table of links. */
export interface HostConfig {
  readonly listeners: readonly ListenerConfig[];
  /** Lets plain TCP be spoken on addresses other than loopback. */
  readonly allowPlain: boolean;
  /** After which a request is answered 0068, whatever becomes of it: below the 35 s after which partners ask again. */
  readonly answerDeadlineMs: number;
  /** For a TLS handshake, and for a first message where it must tell the link. */
  readonly handshakeTimeoutMs: number;
  /** How long a stop waits for answers that are under way. */
  readonly drainMs: number;
  /** How often deadlines and silence are looked at. */
  readonly sweepMs: number;
  /** How old links, terminals and partners may be that a message is judged by. */
  readonly lookupAgeMs: number;
  readonly maxConnections: number;
  /** Requests under way over all connections; beyond it the host answers busy. */
  readonly maxUnanswered: number;
  /** Answers that a partner has not taken yet, in bytes; beyond it the connection is closed. */
  readonly maxOutputBytes: number;
  /** Unreadable messages in a row after which the connection is closed. */
  readonly maxUnreadable: number;
  /** Idle periods without a sign of life after which the connection counts as dead. */
  readonly silentPeriods: number;
  /** Field 62: whom to call about a supply point, at most 15 characters. */
  readonly unitPhone: string;
  /** Field 63: what every receipt ends with. */
  readonly infoText: string;
}

export const hostDefaults = {
  allowPlain: false,
  answerDeadlineMs: 30_000,
  handshakeTimeoutMs: 10_000,
  drainMs: 35_000,
  sweepMs: 250,
  lookupAgeMs: 1_500,
  maxConnections: 1_024,
  maxUnanswered: 10_000,
  maxOutputBytes: 1_048_576,
  maxUnreadable: 10,
  silentPeriods: 2,
  unitPhone: '123',
  infoText: 'Simpan struk ini. Pertanyaan tentang listrik Anda: PLN 123',
} as const satisfies Omit<HostConfig, 'listeners'>;
