import type { PdlField } from './model.ts';

/**
 * How far an entry may differ from what is proposed. `fixed`: not at all, the papers decide. `free`: it may, and the checker is told.
 * `choice`: it may. Where nothing is proposed, everything may be given.
 */
export type FieldRule = 'fixed' | 'free' | 'choice';

/** The rule of every field. */
export const fieldRules: Readonly<Record<PdlField, FieldRule>> = {
  name: 'free',
  identityNo: 'free',
  phone: 'free',
  email: 'free',
  address: 'free',
  rtRw: 'free',
  kddk: 'free',
  substation: 'free',
  pole: 'free',
  purpose: 'free',
  product: 'fixed',
  tariff: 'fixed',
  powerVa: 'fixed',
  meterNo: 'fixed',
  meterMake: 'fixed',
  meterType: 'fixed',
  meterKind: 'fixed',
  factoryNo: 'free',
  registerNo: 'free',
  phases: 'fixed',
  removedMeterNo: 'fixed',
  removedLwbpKwh: 'fixed',
  removedWbpKwh: 'fixed',
  removedKvarh: 'fixed',
  remainingDkwh: 'fixed',
  lastBilledLwbpKwh: 'fixed',
  lastBilledWbpKwh: 'fixed',
  bpCents: 'fixed',
  ujlCents: 'fixed',
  contractNo: 'fixed',
  contractOn: 'fixed',
  ppjCode: 'free',
  stampCode: 'free',
  mutationKind: 'free',
  mutationMonth: 'free',
  effectiveOn: 'free',
  surplusWish: 'choice',
  shortageWish: 'choice',
  instalmentCount: 'choice',
};

/** Without these nothing can be posted. */
export const requiredFields: readonly PdlField[] = [
  'name',
  'address',
  'product',
  'tariff',
  'powerVa',
  'meterNo',
  'meterMake',
  'meterType',
  'meterKind',
  'phases',
  'bpCents',
  'ujlCents',
  'contractNo',
  'contractOn',
  'mutationKind',
  'mutationMonth',
  'effectiveOn',
];

/** What a settlement must have besides. */
export const wishFields: readonly PdlField[] = ['surplusWish', 'shortageWish', 'instalmentCount'];

/** What a settlement with a final bill must have besides. */
export const useFields: readonly PdlField[] = [
  'removedMeterNo',
  'removedLwbpKwh',
  'lastBilledLwbpKwh',
];

/** Fields that have no place but in a migration. */
export const onlyInSettlement: readonly PdlField[] = [
  'lastBilledLwbpKwh',
  'lastBilledWbpKwh',
  'surplusWish',
  'shortageWish',
  'instalmentCount',
];

/** Never told in a discrepancy. */
export const personalFields: ReadonlySet<PdlField> = new Set([
  'name',
  'identityNo',
  'phone',
  'email',
  'address',
  'rtRw',
]);
