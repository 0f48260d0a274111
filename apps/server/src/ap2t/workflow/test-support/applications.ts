import {
  type Caller,
  type Permission,
  permissionTable,
  type Role,
  systemCaller,
} from '../../../identity/index.ts';
import { type Database, inTransaction } from '../../../platform/index.ts';
import type { Application } from '../../application/model.ts';
import { insertApplication } from '../../application/store.ts';
import { type Effect, type EffectName, type Effects, effectNames } from '../effect.ts';
import { type ActionName, permissionOf } from '../transitions.ts';

/** Thursday, 15 January 2015, ten o'clock WIB: the day of the SOP's sample. */
export const sopMoment = new Date('2015-01-15T03:00:00.000Z');

let made = 0;

/** An application as rows of tests have it: R1 2,200 VA, two-way, in unit 53425. */
export function sampleApplication(over: Partial<Application> = {}): Application {
  made += 1;
  const serial = String(made).padStart(4, '0');
  return {
    agendaNo: `53425051150115${serial}`,
    ...{ kind: 'PB', state: 'entered', step: 1, requestKey: `sample-entry-${serial}` },
    ...{ channel: '05', unit: '53425', idpel: `53425290${serial}`, name: 'SICILIA NFC' },
    ...{ identityNo: null, phone: null, email: null, address: 'DK. SELATAN No.12 RT.4/5' },
    ...{ rtRw: null, kddk: null, substation: null, pole: null, purpose: null },
    ...{ productAsked: 'prepaid-nfc', product: 'prepaid-nfc', tariff: 'R1', powerVa: 2200 },
    ...{ previous: null, meterChange: true, firstCreditCents: 5_000_000 },
    costs: {
      lines: [{ code: '01', kind: 'BP', amountCents: 206_200_000 }],
      ...{ totalCents: 206_200_000, firstCredit: null, energyDkwh: 0 },
    },
    ...{ costsFrozenAt: null, registrationNo: null, sipExpiresOn: null },
    ...{ paymentId: null, paidAt: null, meterNo: null, collectiveNo: null },
    ...{ madeBy: 'sari', madeAt: sopMoment, changedAt: sopMoment },
    ...over,
  };
}

export async function insertSample(
  database: Database,
  over: Partial<Application> = {},
): Promise<Application> {
  const application = sampleApplication(over);
  await inTransaction(database, (transaction) => insertApplication(transaction, application));
  return application;
}

export function callerWith(role: Role, over: Partial<Caller> = {}): Caller {
  return { label: role, roles: [role], units: 'all', seller: null, source: '127.0.0.1', ...over };
}

/** Somebody who may take this action; another person for each permission. */
export function callerFor(action: ActionName): Caller {
  const by = permissionOf(action);
  if (by === 'system' || by === 'payment') return systemCaller;
  const [role] = permissionTable[by satisfies Permission];
  return callerWith(role, { label: `${role} ${by}` });
}

/** Effects that do nothing, each replaced where a test wants one. */
export function idleEffects(over: Partial<Effects> = {}): Effects {
  const idle: Effect = async () => ({});
  const all = Object.fromEntries<Effect>(effectNames.map((name) => [name, idle]));
  return { ...(all as Record<EffectName, Effect>), ...over };
}
