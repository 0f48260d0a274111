import type { Framing } from '@setrum/iso8583';

/** Which style of messages is spoken. */
export type DialectName = '2003' | '1987';

/** How a partner central reaches the host; a row of p2apst.link. */
export interface Link {
  readonly linkId: string;
  /** Null: that of the listener. */
  readonly dialect: DialectName | null;
  /** Null: that of the listener. */
  readonly framing: Framing | null;
  /** Field 33. */
  readonly centralId: string;
  /** The switchers of field 48 that come this way, 7 characters each. */
  readonly switcherIds: readonly string[];
  /** The banks of field 32 that it may speak for. */
  readonly bankCodes: readonly string[];
  /** SHA-256 of client certificates, upper-case hex with colons; they count on listeners with TLS. */
  readonly fingerprints: readonly string[];
  /** Addresses or networks (`10.1.0.0/16`); they count on listeners without TLS. */
  readonly addresses: readonly string[];
  /** Connections count as signed on from the start. */
  readonly autoSignOn: boolean;
  readonly maxConnections: number;
  /** Requests under way on one connection; beyond it the host answers busy. */
  readonly maxUnanswered: number;
  readonly maxFrameBytes: number;
  /** Silence after which the host sends an echo; 0: never. */
  readonly idleEchoSeconds: number;
  readonly enabled: boolean;
}

/** A link to be registered; what is left out is as in `linkDefaults`. */
export type LinkRegistration = Pick<Link, 'linkId' | 'centralId' | 'switcherIds' | 'bankCodes'> &
  Partial<Link>;

export const linkDefaults = {
  dialect: null,
  framing: null,
  fingerprints: [],
  addresses: [],
  autoSignOn: false,
  maxConnections: 8,
  maxUnanswered: 1000,
  maxFrameBytes: 4096,
  idleEchoSeconds: 60,
  enabled: true,
} as const;
