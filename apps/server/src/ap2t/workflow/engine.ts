import { isDeepStrictEqual } from 'node:util';
import { SetrumError } from '@setrum/errors';
import {
  type AuditAct,
  assertUnit,
  type Caller,
  recordAct,
  systemCaller,
} from '../../identity/index.ts';
import { type AnyTransaction, type Database, inRetriedTransaction } from '../../platform/index.ts';
import { digestOf } from '../application/digest.ts';
import type { Application, ApplicationStep } from '../application/model.ts';
import { insertStep, lockApplication, stepByKey, updateApplication } from '../application/store.ts';
import { announceStep } from './announce-step.ts';
import type { Effects, FollowUp } from './effect.ts';
import { findTransition } from './find-transition.ts';
import { personalActions } from './inputs.ts';
import { mayTake } from './may-take.ts';
import { type ActionName, permissionOf, type Transition } from './transitions.ts';

/** A step that somebody wants an application to take. */
export interface StepOrder {
  readonly agendaNo: string;
  readonly action: ActionName;
  /** Checked against the action's schema (workflow/inputs.ts). */
  readonly input: Readonly<Record<string, unknown>>;
  readonly reason: string | null;
  /** Makes a repeated step the same step. */
  readonly requestKey: string;
  readonly caller: Caller;
  /** The last step that the caller has seen; another one since then refuses. Null: not asked. */
  readonly seenStep: number | null;
}

export interface EngineOptions {
  readonly database: Database;
  readonly now: () => Date;
  readonly effects: Effects;
  /** For tests of faults: called when the effects are done and nothing is on record. */
  readonly beforeRecord?: (transition: Transition, transaction: AnyTransaction) => Promise<void>;
  /** Called after a commit: what waits for steps need not wait for its next look. */
  readonly onCommit?: () => void;
}

/**
 * Takes applications from state to state, by the transition table and nothing else: guards, effects, record, audit and announcement
 * are one transaction under the lock of the application.
 */
export class ApplicationEngine {
  readonly #options: EngineOptions;

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  /**
   * Takes a step, or finds that this request key has taken it; gives the application as it then is. Throws SETRUM_AGENDA_UNKNOWN,
   * SETRUM_FORBIDDEN, SETRUM_UNIT_FORBIDDEN, SETRUM_APPLICATION_STATE, SETRUM_APPLICATION_CHANGED, SETRUM_REASON_MISSING,
   * SETRUM_REQUEST_KEY_REUSED, SETRUM_BUSY (others were always faster), and the refusals of guards and effects.
   */
  async act(order: StepOrder): Promise<Application> {
    const { database } = this.#options;
    const application = await inRetriedTransaction(database, (transaction) =>
      this.actIn(transaction, order),
    );
    this.#options.onCommit?.();
    return application;
  }

  /** The same, as a part of the caller's transaction. */
  async actIn(transaction: AnyTransaction, order: StepOrder): Promise<Application> {
    const { agendaNo, action, requestKey, caller } = order;
    const by = permissionOf(action);
    if (!mayTake(caller, by)) throw new SetrumError('SETRUM_FORBIDDEN');
    const application = await lockApplication(transaction, agendaNo);
    assertUnit(caller, application.unit);
    const known = await stepByKey(transaction, agendaNo, requestKey);
    if (known !== null) {
      if (isSame(known, order)) return application;
      throw new SetrumError('SETRUM_REQUEST_KEY_REUSED');
    }
    if (order.seenStep !== null && order.seenStep !== application.step)
      throw new SetrumError('SETRUM_APPLICATION_CHANGED', { agendaNo });
    const transition = findTransition(action, { application, caller });
    if (transition.reason && order.reason === null) throw new SetrumError('SETRUM_REASON_MISSING');
    return this.#take(transaction, transition, application, order);
  }

  async #take(
    transaction: AnyTransaction,
    transition: Transition,
    before: Application,
    order: StepOrder,
  ): Promise<Application> {
    const { effects, now, beforeRecord } = this.#options;
    const at = now();
    const { caller, input, requestKey, reason } = order;
    let application = before;
    const acts: AuditAct[] = [];
    const note = (act: AuditAct): void => void acts.push(act);
    const followUps: FollowUp[] = [];
    const follow = (action: FollowUp): void => void followUps.push(action);
    const frame = { transaction, caller, at, input, reason, requestKey, note, follow };
    for (const name of transition.effects) {
      const step = { ...frame, application };
      application = { ...application, ...(await effects[name](step)) };
    }
    application = { ...application, state: transition.to, step: before.step + 1, changedAt: at };
    await beforeRecord?.(transition, transaction);
    await recordStep(transaction, { transition, before, application, order, at });
    for (const act of acts) await recordAct(transaction, act, at);
    for (const action of followUps) {
      const next = { action, input: {}, reason: null, requestKey: `${action} ${requestKey}` };
      const own = { ...next, agendaNo: before.agendaNo, caller: systemCaller, seenStep: null };
      application = await this.actIn(transaction, own);
    }
    return application;
  }
}

/** Whether a step on record is the one that is wanted: by the same person, the same action with the same content. */
function isSame(known: ApplicationStep, order: StepOrder): boolean {
  const { action, caller, reason } = order;
  return (
    known.action === action &&
    known.actor === caller.label &&
    (known.reason === null || known.reason === reason) &&
    isDeepStrictEqual(known.input, inputOnRecord(order))
  );
}

function inputOnRecord({ action, input }: StepOrder): Readonly<Record<string, unknown>> {
  if (personalActions.has(action)) return { digest: digestOf(input) };
  return JSON.parse(JSON.stringify(input)) as Readonly<Record<string, unknown>>;
}

interface TakenStep {
  readonly transition: Transition;
  readonly before: Application;
  readonly application: Application;
  readonly order: StepOrder;
  readonly at: Date;
}

async function recordStep(transaction: AnyTransaction, taken: TakenStep): Promise<void> {
  const { transition, before, application, order, at } = taken;
  const { caller } = order;
  await updateApplication(transaction, application);
  await insertStep(transaction, {
    agendaNo: application.agendaNo,
    step: application.step,
    action: transition.action,
    fromState: before.state,
    toState: application.state,
    requestKey: order.requestKey,
    actor: caller.label,
    source: caller.source,
    reason: transition.reason ? order.reason : null,
    input: inputOnRecord(order),
    at,
  });
  await announceStep(transaction, application, transition.action, at);
  await recordAct(
    transaction,
    {
      actor: caller.label,
      act: `application.${transition.action}`,
      subject: application.agendaNo,
      source: caller.source,
      before: { state: before.state },
      after: { state: application.state },
      detail: { step: application.step },
    },
    at,
  );
}
