import type { AuditAct, Caller } from '../../identity/index.ts';
import type { AnyTransaction, Database } from '../../platform/index.ts';
import type { SecurityModule } from '../../vending/index.ts';
import type { CustomerRecord } from '../customer/model.ts';
import type { StockPolicy } from '../meter-stock/policy.ts';
import type { NumberRules } from '../number/allot.ts';
import type { ActivationTokenRules } from '../token-request/activation-set.ts';
import type { ComplaintRules } from './model.ts';
import type { MakePapers, SalesPort } from './ports.ts';
import type { WaitForTokens } from './wait.ts';

/** What complaints need. */
export interface ComplaintDesk {
  readonly database: Database;
  readonly numbers: NumberRules;
  readonly rules: ComplaintRules;
  readonly stock: StockPolicy;
  readonly tokens: ActivationTokenRules;
  readonly sales: SalesPort;
  readonly makePapers: MakePapers;
  readonly securityModule: SecurityModule;
  readonly waitForTokens: WaitForTokens;
  /** Called after a commit, so that the generator and lookers hear of it at once. */
  readonly onCommit?: () => void;
  /** For tests of faults: called when everything is done and nothing is on record. */
  readonly beforeRecord?: () => Promise<void>;
}

/** Who asks. */
export interface ComplaintRequest {
  readonly caller: Caller;
  /** Makes a repeated request the same complaint. */
  readonly requestKey: string;
  readonly at: Date;
}

/** A complaint on its way into the record: the customer is locked, its number taken. */
export interface Entry {
  readonly transaction: AnyTransaction;
  readonly desk: ComplaintDesk;
  readonly customer: CustomerRecord;
  readonly agendaNo: string;
  readonly caller: Caller;
  readonly at: Date;
  /** What the audit trail is to hold besides the complaint itself; recorded last. */
  readonly note: (act: AuditAct) => void;
}
