import { useRecord } from '../../../parts/use-record.ts';
import type { Customer } from '../../records/customer/model.ts';
import type { ServiceChoice, Unit } from './model.ts';

/** The service units (ULP) of the person at the screen. */
export function useUnits(): readonly Unit[] {
  const { data } = useRecord<{ readonly units: readonly Unit[] }>('/api/v1/units?limit=200');
  return (data?.units ?? []).filter(({ kind }) => kind === 'ULP');
}

/** What may be applied for today. */
export function useServices(): readonly ServiceChoice[] {
  const { data } = useRecord<{ readonly services: readonly ServiceChoice[] }>('/api/v1/services');
  return data?.services ?? [];
}

/** The customer with this number, once all of it was typed. */
export function useCustomer(idpel: string) {
  const whole = /^\d{12}$/.test(idpel);
  return useRecord<Customer>(`/api/v1/customers/${idpel}`, whole);
}
