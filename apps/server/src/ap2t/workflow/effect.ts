import type { AuditAct, Caller } from '../../identity/index.ts';
import type { AnyTransaction } from '../../platform/index.ts';
import type { Application } from '../application/model.ts';

/** A step as its effects see it: the application is locked, and as the effects before have left it. */
export interface Step {
  readonly transaction: AnyTransaction;
  readonly application: Application;
  readonly caller: Caller;
  readonly at: Date;
  /** What was given for this action, checked against its schema. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Null unless the action asks for one. */
  readonly reason: string | null;
  readonly requestKey: string;
  /** Puts a further act into the audit trail, when the step is on record. */
  note(act: AuditAct): void;
  /** Has the server take a step of its own behind this one, in the same transaction. */
  follow(action: FollowUp): void;
}

/** Steps of the server's own that may follow at once. */
export type FollowUp = 'generateTokens';

/** What an effect changes of the application itself; everything else it writes in the transaction. */
export type Change = Partial<Application>;

/** Part of a step. Begins no transaction, and does nothing that a rollback would not take back. */
export type Effect = (step: Step) => Promise<Change>;

export const effectNames = [
  'revise',
  'freezeCosts',
  'thawCosts',
  'openRegistration',
  'closeRegistration',
  'makeSip',
  'voidSip',
  'takeMeter',
  'requestTokens',
  'giveMeterBack',
  'cancelTokens',
  'setKct',
  'cancelKctSetting',
  'makeWorkOrder',
  'voidWorkOrder',
  'deliverTokens',
  'returnTokens',
  'reportTokens',
  'recordRealisation',
  'installMeter',
  'makeMinutes',
  'makeContract',
  'recordSignatures',
  'bindCard',
  'enterPdl',
  'checkPdl',
  'returnPdl',
  'approvePdl',
  'unapprovePdl',
  'postPdl',
] as const;

export type EffectName = (typeof effectNames)[number];

export type Effects = Readonly<Record<EffectName, Effect>>;
