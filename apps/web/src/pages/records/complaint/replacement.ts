import type { OpenCredit } from './model.ts';

/** What is typed of a replacement, as it is typed. */
export interface ReplacementDraft {
  readonly newMeterNo: string;
  readonly fitter: string;
  readonly stand: string;
  readonly remaining: string;
  readonly installedStand: string;
  readonly seals: string;
  readonly notEntered: readonly string[];
  readonly display: string;
  readonly description: string;
  readonly exceptionReason: string;
}

export const emptyReplacement: ReplacementDraft = {
  ...{ newMeterNo: '', fitter: '', stand: '', remaining: '', installedStand: '', seals: '' },
  ...{ notEntered: [], display: 'BLANK', description: '', exceptionReason: '' },
};

/** Whole kWh; null: not read; undefined: no number. */
export function wholeOf(text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  return /^\d{1,8}$/.test(typed) ? Number(typed) : undefined;
}

/** Tenths of a kWh of `57,3` or `57.3`; null: not read; undefined: no number. */
export function tenthsOf(text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const [, whole, tenth = '0'] = /^(\d{1,6})(?:[.,](\d))?$/.exec(typed) ?? [];
  return whole === undefined ? undefined : Number(whole) * 10 + Number(tenth);
}

/** `place, number` lines; undefined: one of them is not. */
export function sealsOf(
  text: string,
): readonly { readonly place: string; readonly number: string }[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const seals = lines.map((line) => {
    const at = line.lastIndexOf(',');
    return { place: line.slice(0, at).trim(), number: line.slice(at + 1).trim() };
  });
  const isWrong = seals.some(
    ({ place, number }, n) =>
      !lines[n]?.includes(',') || place === '' || number === '' || number.length > 30,
  );
  return isWrong || seals.length > 12 ? undefined : seals;
}

/** What moves to the new meter, tenths of a kWh: the credit on the display, and tokens that were never entered. */
export function movedDkwh(draft: ReplacementDraft, credits: readonly OpenCredit[]): number {
  return credits
    .filter(({ tokenId }) => draft.notEntered.includes(tokenId))
    .reduce((sum, { energyDkwh }) => sum + energyDkwh, tenthsOf(draft.remaining) ?? 0);
}

export type Fault = 'required' | 'numberWrong' | 'sealWrong' | 'descriptionShort' | 'meterDigits';

/** What is wrong with a draft, by field. */
export function faultsOf(
  draft: ReplacementDraft,
): Readonly<Partial<Record<keyof ReplacementDraft, Fault>>> {
  const { newMeterNo, fitter, stand, remaining, installedStand, seals, description } = draft;
  return {
    ...(/^\d{11}(\d\d)?$/.test(newMeterNo) ? {} : { newMeterNo: 'meterDigits' }),
    ...(fitter.trim() === '' ? { fitter: 'required' } : {}),
    ...(wholeOf(stand) === undefined ? { stand: 'numberWrong' } : {}),
    ...(tenthsOf(remaining) === undefined ? { remaining: 'numberWrong' } : {}),
    ...(wholeOf(installedStand) === undefined ? { installedStand: 'numberWrong' } : {}),
    ...(sealsOf(seals) === undefined ? { seals: 'sealWrong' } : {}),
    ...(description.trim().length < 3 ? { description: 'descriptionShort' } : {}),
  };
}

/** The order of a draft without faults. */
export function replacementOf(draft: ReplacementDraft): object {
  const { newMeterNo, fitter, notEntered, exceptionReason } = draft;
  const installedStandKwh = wholeOf(draft.installedStand) ?? null;
  const reason = exceptionReason.trim();
  return {
    ...{ newMeterNo, fitter: fitter.trim(), notEntered, seals: sealsOf(draft.seals) ?? [] },
    removal: {
      standKwh: wholeOf(draft.stand) ?? null,
      remainingDkwh: tenthsOf(draft.remaining) ?? null,
    },
    ...(installedStandKwh === null ? {} : { installedStandKwh }),
    ...(reason === '' ? {} : { exceptionReason: reason }),
  };
}
