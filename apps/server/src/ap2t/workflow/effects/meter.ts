import type { ConnectionRules } from '@setrum/tariff';
import { takeMeter } from '../../activation/take-meter.ts';
import { customerOf } from '../../customer/find.ts';
import { assertNoCreditLeft } from '../../meter-stock/credit-out.ts';
import { installMeter, removeMeter } from '../../meter-stock/install.ts';
import type { StockPolicy } from '../../meter-stock/policy.ts';
import { releaseMeter } from '../../meter-stock/reserve.ts';
import { lockMeter } from '../../meter-stock/store.ts';
import type { RealisationInput } from '../../realisation/schema.ts';
import type { Change, Effects, Step } from '../effect.ts';

/** Aktivasi No Meter, its undoing, and what the fitter puts in and takes away (SOP 2.1.4, figure 2-13). */
export function meterEffects(options: {
  readonly connection: ConnectionRules;
  readonly policy: StockPolicy;
}): Pick<Effects, 'takeMeter' | 'giveMeterBack' | 'installMeter'> {
  const { policy, connection } = options;
  return {
    takeMeter: (step) => activate(step, connection, policy),
    giveMeterBack: async (step) => {
      const { transaction, application, caller, at, reason } = step;
      const { agendaNo, meterNo, meterChange, productAsked } = application;
      if (meterNo !== null && meterChange)
        await releaseMeter(transaction, { meterNo, agendaNo, reason, caller, at });
      else if (meterNo !== null) await assertNoCreditLeft(transaction, { meterNo, agendaNo });
      // The exception was a matter of the meter that is given back.
      return { meterNo: null, product: productAsked };
    },
    installMeter: (step) => install(step, policy),
  };
}

async function activate(step: Step, rules: ConnectionRules, policy: StockPolicy): Promise<Change> {
  const { transaction, application, caller, at, input } = step;
  const meterNo = String(input['meterNo']);
  const given = input['exceptionReason'];
  const exceptionReason = typeof given === 'string' ? given : null;
  const activation = { application, meterNo, exceptionReason, caller, at };
  const taken = await takeMeter(transaction, activation, rules, policy);
  if (taken.act !== null) step.note(taken.act);
  return { meterNo, product: taken.product };
}

/** What hangs at the customer's from now on, and what does not any more. */
async function install(step: Step, policy: StockPolicy): Promise<Change> {
  const { transaction, application, caller, at, reason } = step;
  const { agendaNo, idpel, unit, product, meterChange } = application;
  const report = step.input as RealisationInput;
  if (!meterChange) return {};
  const customer = await customerOf(transaction, idpel);
  const old = customer?.state === 'active' ? customer.meterNo : null;
  if (old !== null) {
    const { lwbpKwh, remainingDkwh } = report.removed ?? {};
    await removeMeter(transaction, {
      ...{ meterNo: old, idpel, agendaNo, reason, caller, at },
      reading:
        lwbpKwh === undefined ? null : { standKwh: lwbpKwh, remainingDkwh: remainingDkwh ?? null },
    });
  }
  const meterNo = application.meterNo ?? report.installedMeter ?? null;
  if (meterNo === null) return {};
  // Postpaid meters need not be in stock: nothing is sold by their number.
  if (product === 'postpaid' && (await lockMeter(transaction, meterNo)) === null)
    return { meterNo: /^\d{11}(\d{2})?$/.test(meterNo) ? meterNo : null };
  const standKwh = report.installed?.lwbpKwh ?? null;
  await installMeter(
    transaction,
    { meterNo, agendaNo, idpel, unit, product, caller, at, standKwh },
    policy,
  );
  return { meterNo };
}
