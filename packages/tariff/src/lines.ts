import { divideDown, divideHalfUp, divideUp } from './integer.ts';
import type { LineRule } from './rules.ts';

const wholeBp = 10_000n;
const senPerRupiah = 100n;

/** What an amount is split into, rupiah x 100. */
export interface Lines {
  readonly ppj: bigint;
  readonly ppn: bigint;
  /** May come out negative where the instalment is larger than what the taxes leave; the caller refuses that. */
  readonly token: bigint;
}

/**
 * Splits what is left of an amount after fee and stamp duty into local tax, VAT and the token's share, so that the
 * three and the instalment add up to `available` exactly. Every tax is worked on available / (1 + PPJ + PPN).
 */
export function splitLines(
  rule: LineRule,
  available: bigint,
  instalment: bigint,
  rates: { readonly ppjBp: number; readonly ppnBp: number },
): Lines {
  const taxed = rule.instalment === 'beforeTax' ? available - instalment : available;
  if (taxed <= 0n) return { ppj: 0n, ppn: 0n, token: available - instalment };
  const ppjBp = BigInt(rates.ppjBp);
  const ppnBp = BigInt(rates.ppnBp);
  const split = rule.rounding === 'sen' ? splitToSen : splitToRupiah;
  const { ppj, ppn } = split(taxed, ppjBp, ppnBp);
  return { ppj, ppn, token: available - instalment - ppj - ppn };
}

type Taxes = Pick<Lines, 'ppj' | 'ppn'>;

/** Slips of about 2011 to 2019: the token is rounded half-up to the sen and the tax takes what remains. */
function splitToSen(taxed: bigint, ppjBp: bigint, ppnBp: bigint): Taxes {
  const divisor = wholeBp + ppjBp + ppnBp;
  const token = divideHalfUp(taxed * wholeBp, divisor);
  // Where no local tax is due, the remainder belongs to the only tax there is.
  if (ppjBp === 0n) return { ppj: 0n, ppn: taxed - token };
  const ppn = divideHalfUp(taxed * ppnBp, divisor);
  return { ppj: taxed - token - ppn, ppn };
}

/** Slips since about 2020: whole rupiah, the local tax up, VAT down, the token takes what remains. */
function splitToRupiah(taxed: bigint, ppjBp: bigint, ppnBp: bigint): Taxes {
  const divisor = (wholeBp + ppjBp + ppnBp) * senPerRupiah;
  return {
    ppj: divideUp(taxed * ppjBp, divisor) * senPerRupiah,
    ppn: divideDown(taxed * ppnBp, divisor) * senPerRupiah,
  };
}
