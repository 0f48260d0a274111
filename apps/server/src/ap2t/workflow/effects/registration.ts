import { unitOf } from '../../../identity/index.ts';
import { businessDay } from '../../../platform/index.ts';
import type { ApplicationKind } from '../../application/model.ts';
import { cancelRegistrationIn, registerChargeIn } from '../../billing/register.ts';
import { allotNumber, type NumberRules } from '../../number/allot.ts';
import type { Effects } from '../effect.ts';

/** As banks show it, at most 25 characters; the first two are seen in public samples. */
const transactionNames: Readonly<Record<ApplicationKind, string>> = {
  PB: 'PEMASANGAN BARU',
  PD: 'PERUBAHAN DAYA',
  PS: 'PASANG KEMBALI',
  MIGRASI: 'MIGRASI PRABAYAR',
  DUA_ARAH: 'REGISTRASI DUA ARAH',
};

/** The longest names of customers that messages carry. */
const nameLength = 25;
const dayMs = 86_400_000;

/** Registrations are opened for P2APST to collect, and closed while nobody has paid. */
export function registrationEffects(options: {
  readonly numbers: NumberRules;
  /** Days from SIP to the last day on which the registration may be paid. */
  readonly sipValidDays: number;
}): Pick<Effects, 'openRegistration' | 'closeRegistration'> {
  return {
    openRegistration: async ({ transaction, application, at }) => {
      const { unit, kind } = application;
      const place = await unitOf(transaction, unit);
      const day = businessDay(at, null);
      const expiresOn = businessDay(new Date(at.getTime() + options.sipValidDays * dayMs), null);
      const parts = { unit, day };
      const { numbers } = options;
      const registrationNo = await allotNumber(transaction, numbers, 'registration', parts);
      await registerChargeIn(transaction, {
        registrationNo,
        kind: kind === 'DUA_ARAH' ? 'PD' : kind,
        transactionName: transactionNames[kind],
        agendaNo: application.agendaNo,
        idpel: application.idpel,
        name: [...application.name].slice(0, nameLength).join(''),
        ...{ unit, unitAddress: place.address, unitPhone: place.phone },
        ...{ registeredOn: day, expiresOn },
        lines: application.costs.lines,
      });
      return { registrationNo, sipExpiresOn: expiresOn };
    },
    closeRegistration: async ({ transaction, application: { registrationNo } }) => {
      if (registrationNo === null) return {};
      await cancelRegistrationIn(transaction, registrationNo);
      return { registrationNo: null, sipExpiresOn: null };
    },
  };
}
