import { SetrumError } from '@setrum/errors';
import { isLuhnValid } from '@setrum/sts';
import type { AnyTransaction } from '../../../platform/index.ts';
import { meterKeysIn, registerKeyOf } from '../../../vending/index.ts';
import { tariffCode } from '../../application/model.ts';
import { lockMeter } from '../../meter-stock/store.ts';
import {
  type ActivationTokenRules,
  tokensForActivation,
} from '../../token-request/activation-set.ts';
import { cancelTokens } from '../../token-request/cancel.ts';
import { deliverOnWorkOrder, returnFromWorkOrder } from '../../token-request/deliver.ts';
import { findSetting, kctSetting, unsetKct } from '../../token-request/kct-setting.ts';
import { keyTargetOf } from '../../token-request/key-target.ts';
import type { KeyTarget } from '../../token-request/model.ts';
import { type ReportedToken, reportTaken } from '../../token-request/report.ts';
import { requestTokens } from '../../token-request/request.ts';
import { stageOf } from '../../token-request/states.ts';
import { lockRequests } from '../../token-request/store.ts';
import type { Change, Effects, Step } from '../effect.ts';

type TokenEffects = Pick<
  Effects,
  | 'requestTokens'
  | 'cancelTokens'
  | 'setKct'
  | 'cancelKctSetting'
  | 'deliverTokens'
  | 'returnTokens'
  | 'reportTokens'
>;

/** The tokens of an activation: asked for, chosen, sent out on the PK, reported by the fitter, or called back (SOP 2.1.5). */
export function tokenEffects(rules: ActivationTokenRules): TokenEffects {
  return {
    requestTokens: (step) => ask(step, rules),
    cancelTokens: async ({ transaction, application: { agendaNo }, caller, at }) => {
      await cancelTokens(transaction, { agendaNo, caller, at });
      return {};
    },
    setKct: async (step) => {
      const { transaction, application, caller, at, input } = step;
      const { agendaNo } = application;
      const given = input['requestIds'];
      const chosen = Array.isArray(given) ? given.map(String) : await everyToken(step);
      await kctSetting(transaction, { agendaNo, chosen, caller, at });
      return {};
    },
    cancelKctSetting: async ({ transaction, application: { agendaNo }, caller, at }) => {
      const setting = await findSetting(transaction, agendaNo);
      if (setting !== null) await unsetKct(transaction, { agendaNo, caller, at });
      return {};
    },
    deliverTokens: async ({ transaction, application, at }) => {
      await deliverOnWorkOrder(transaction, application.agendaNo, at);
      return {};
    },
    returnTokens: async ({ transaction, application, at }) => {
      await returnFromWorkOrder(transaction, application.agendaNo, at);
      return {};
    },
    reportTokens: async (step) => {
      const { transaction, application, caller, at, input } = step;
      const results = input['tokens'] as readonly ReportedToken[] | undefined;
      const { agendaNo } = application;
      if (results !== undefined) await reportTaken(transaction, { agendaNo, results, caller, at });
      return {};
    },
  };
}

async function ask(step: Step, rules: ActivationTokenRules): Promise<Change> {
  const { transaction, application, caller, at } = step;
  const { agendaNo, idpel, unit, meterNo, costs } = application;
  if (meterNo === null) throw new Error(`agenda ${agendaNo} has no meter`);
  const meterKey = await keyOfMeter(transaction, meterNo);
  const target = await keyTargetOf(transaction, { unit, tariff: tariffCode(application), at });
  const tokens = tokensForActivation({
    ...{ application, meterKey, target, rules },
    firstCreditEnergyDkwh: costs.energyDkwh,
  });
  const place = { agendaNo, idpel, meterNo, unit };
  const order = await requestTokens(transaction, { ...place, tokens, target, caller, at });
  // A change of tariff alone may need no token at all: then there is nothing to wait for.
  if (order === null) step.follow('generateTokens');
  return {};
}

/** The meter's key, registered with vending when it comes out of stock. Throws SETRUM_METER_CHECK_DIGIT, SETRUM_METER_KEY_UNKNOWN. */
async function keyOfMeter(transaction: AnyTransaction, meterNo: string): Promise<KeyTarget> {
  const known = (await meterKeysIn(transaction, meterNo)).find(({ state }) => state === 'current');
  if (known !== undefined) {
    const { sgc, krn, ti, ken, base_date: baseDate, key_type: keyType } = known;
    return { sgc, krn, ti, ken, baseDate, keyType };
  }
  const meter = await lockMeter(transaction, meterNo);
  if (meter === null || meter.sts === null)
    throw new SetrumError('SETRUM_METER_KEY_UNKNOWN', { meterNo });
  // Stock lets a wrong check digit pass with a warning; a token is bound to the number, so it must be right by now.
  if (!isLuhnValid(meterNo)) throw new SetrumError('SETRUM_METER_CHECK_DIGIT', { meterNo });
  await registerKeyOf(transaction, { meterNo, ...meter.sts });
  const { sgc, krn, ti, ken, baseDate, keyType } = meter.sts;
  return { sgc, krn, ti, ken, baseDate, keyType };
}

async function everyToken({ transaction, application }: Step): Promise<readonly string[]> {
  const requests = await lockRequests(transaction, { agendaNo: application.agendaNo });
  const replaced = new Set(requests.map(({ retryOf }) => retryOf));
  return requests
    .filter((one) => stageOf(one) !== 'cancelled' && !replaced.has(one.requestId))
    .map(({ requestId }) => requestId);
}
