import type { Framing } from '@setrum/iso8583';
import type { BankTls } from '../link/model.ts';
import type { BankIdentity } from '../messages/identity.ts';
import type { TraceLine } from './trace.ts';

/** The host that is tried, and what there is to try it with. */
export interface ConformanceTarget {
  readonly host: string;
  readonly port: number;
  readonly framing: Framing;
  /** Where the other framing (length) is spoken; null: not tried. */
  readonly lengthPort: number | null;
  readonly tls: BankTls | null;
  readonly identity: BankIdentity;
  /** A meter that may be sold to. Every run sells a few tokens of the smallest amount. */
  readonly meterNo: string;
  /** Another meter that may be sold to; null: not tried. */
  readonly otherMeterNo: string | null;
  /** A registration and a customer whose bills may be paid and taken back; null: not tried. */
  readonly registrationNo: string | null;
  readonly billIdpel: string | null;
  /** A switcher of this bank other than the identity's; null: not tried. */
  readonly otherSwitcherId: string | null;
  /** What the tokens cost that are really sold. */
  readonly amountCents: number;
  readonly timeoutMs: number;
}

/** Where a rule is from. `confirmed`: public samples or clients show it; `inferred`: likely, no source; `ours`: agreed with our host. */
export interface Rule {
  readonly text: string;
  readonly source: string;
  readonly certainty: 'confirmed' | 'inferred' | 'ours';
}

export interface ScenarioResult {
  readonly id: string;
  readonly rule: Rule;
  readonly verdict: 'pass' | 'fail' | 'skipped';
  /** Why it failed or was skipped. */
  readonly reason: string | null;
  readonly trace: readonly TraceLine[];
}

export interface ConformanceReport {
  readonly host: string;
  readonly port: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly scenarios: readonly ScenarioResult[];
}
