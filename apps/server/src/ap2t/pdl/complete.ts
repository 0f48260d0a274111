import type { PdlData, PdlProposal } from './model.ts';

/** An entry in which nothing is missing that must be there; null for one with gaps. */
export function completeEntry(entry: PdlProposal): PdlData | null {
  const { name, address, product, tariff, powerVa, meterNo, meterMake, meterType } = entry;
  const { meterKind, phases, bpCents, ujlCents, contractNo, contractOn } = entry;
  const { mutationKind, mutationMonth, effectiveOn } = entry;
  if (name === null || address === null || product === null || tariff === null) return null;
  if (powerVa === null || meterNo === null || meterMake === null || meterType === null) return null;
  if (meterKind === null || phases === null || bpCents === null || ujlCents === null) return null;
  if (contractNo === null || contractOn === null || mutationKind === null) return null;
  if (mutationMonth === null || effectiveOn === null) return null;
  return {
    ...entry,
    ...{ name, address, product, tariff, powerVa, meterNo, meterMake, meterType },
    ...{ meterKind, phases, bpCents, ujlCents, contractNo, contractOn },
    ...{ mutationKind, mutationMonth, effectiveOn },
  };
}
