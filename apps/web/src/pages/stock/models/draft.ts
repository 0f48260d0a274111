import type { MeterModel } from '../model.ts';

/** A model as it is typed. */
export interface ModelDraft {
  readonly modelId: string;
  readonly maker: string;
  readonly brand: string;
  readonly type: string;
  readonly kind: string;
  readonly phases: string;
  readonly maxAmperes: string;
  readonly eas: readonly string[];
  readonly dkgas: readonly string[];
  readonly kctCounts: readonly string[];
  readonly baseDates: readonly string[];
}

export const emptyModel: ModelDraft = {
  ...{ modelId: '', maker: '', brand: '', type: '', kind: 'nfc', phases: '1', maxAmperes: '' },
  ...{ eas: ['11'], dkgas: ['04'], kctCounts: ['4'], baseDates: ['2014'] },
};

/** What a prepaid model can do (IEC 62055-41), and all that may be chosen of each. */
export const abilities = {
  eas: ['07', '11'],
  dkgas: ['02', '04'],
  kctCounts: ['2', '3', '4'],
  baseDates: ['1993', '2014', '2035'],
} as const;
export type Ability = keyof typeof abilities;
export const abilityNames = Object.keys(abilities) as readonly Ability[];

export const kinds = ['keypad', 'nfc', 'postpaid'] as const;

/** A model on record as it is typed; a postpaid one begins with the usual abilities, should it become another kind. */
export function draftOf({ sts, phases, maxAmperes, ...model }: MeterModel): ModelDraft {
  const { eas, dkgas } = sts ?? emptyModel;
  return {
    ...{ ...model, phases: String(phases), maxAmperes: String(maxAmperes), eas, dkgas },
    kctCounts: (sts?.kctCounts ?? emptyModel.kctCounts).map(String),
    baseDates: (sts?.baseDates ?? emptyModel.baseDates).map(String),
  };
}

export type ModelFault = 'required' | 'idWrong' | 'amperesWrong' | 'abilityMissing';

/** What is wrong with a draft, by field; whether abilities go together the server knows. */
export function faultsOf(
  draft: ModelDraft,
): Readonly<Partial<Record<keyof ModelDraft, ModelFault>>> {
  const { modelId, maker, brand, type, kind, maxAmperes } = draft;
  const amperes = Number(maxAmperes);
  const isAmperes = /^\d{1,4}$/.test(maxAmperes) && amperes >= 1 && amperes <= 1000;
  const missing = abilityNames.filter((name) => kind !== 'postpaid' && draft[name].length === 0);
  return {
    ...(/^[A-Z0-9][A-Z0-9.-]{0,29}$/.test(modelId) ? {} : { modelId: 'idWrong' }),
    ...(maker === '' ? { maker: 'required' } : {}),
    ...(brand.trim() === '' ? { brand: 'required' } : {}),
    ...(type.trim() === '' ? { type: 'required' } : {}),
    ...(isAmperes ? {} : { maxAmperes: 'amperesWrong' }),
    ...Object.fromEntries(missing.map((name) => [name, 'abilityMissing'] as const)),
  };
}

/** The body of PUT /api/v1/meter-models/{modelId}, of a draft without faults. */
export function modelOf(draft: ModelDraft): Omit<MeterModel, 'modelId'> {
  const { maker, brand, type, kind, phases, maxAmperes, eas, dkgas } = draft;
  const numbers = (texts: readonly string[]): readonly number[] => texts.map(Number);
  return {
    ...{ maker, brand: brand.trim(), type: type.trim(), kind },
    ...{ phases: Number(phases), maxAmperes: Number(maxAmperes) },
    sts:
      kind === 'postpaid'
        ? null
        : {
            ...{ eas, dkgas, kctCounts: numbers(draft.kctCounts) },
            baseDates: numbers(draft.baseDates),
          },
  };
}
