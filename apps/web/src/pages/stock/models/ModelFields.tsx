import { Select, TextInput } from '@mantine/core';
import { FormRow } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { recordTexts } from '../../records/parts/texts.ts';
import { useWord } from '../../records/parts/Word.tsx';
import type { MeterMaker } from '../model.ts';
import { stockTexts } from '../texts.ts';
import { type faultsOf, kinds, type ModelDraft } from './draft.ts';

export interface ModelFieldsProps {
  readonly draft: ModelDraft;
  readonly faults: ReturnType<typeof faultsOf>;
  readonly change: (part: Partial<ModelDraft>) => void;
}

interface AllProps extends ModelFieldsProps {
  readonly isNew: boolean;
  readonly makers: readonly MeterMaker[];
}

/** What stands on the face of such a meter, and what kind it is. Its name is given once. */
export function ModelFields({ draft, faults, change, isNew, makers }: AllProps) {
  const t = useText(stockTexts);
  const label = useText(recordTexts);
  const word = useWord();
  const text = (name: 'modelId' | 'brand' | 'type' | 'maxAmperes') => {
    const fault = faults[name];
    return {
      value: draft[name],
      autoComplete: 'off',
      error: fault === undefined ? null : t(fault),
      onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
        change({ [name]: event.currentTarget.value }),
    };
  };
  return (
    <>
      <FormRow>
        <TextInput
          label={t('modelName')}
          description={t('modelNameHint')}
          maxLength={30}
          disabled={!isNew}
          {...(isNew ? { 'data-autofocus': true } : {})}
          {...text('modelId')}
          onChange={(event) => change({ modelId: event.currentTarget.value.toUpperCase() })}
        />
        <Select
          label={t('maker')}
          searchable
          data={makers.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
          value={draft.maker === '' ? null : draft.maker}
          error={faults.maker === undefined ? null : t(faults.maker)}
          onChange={(maker) => change({ maker: maker ?? '' })}
        />
      </FormRow>
      <FormRow>
        <TextInput
          label={label('brand')}
          maxLength={20}
          {...(isNew ? {} : { 'data-autofocus': true })}
          {...text('brand')}
        />
        <TextInput label={label('type')} maxLength={30} {...text('type')} />
      </FormRow>
      <FormRow>
        <Select
          label={label('meterKind')}
          allowDeselect={false}
          data={kinds.map((kind) => ({ value: kind, label: word('metering', kind) }))}
          value={draft.kind}
          onChange={(kind) => change({ kind: kind ?? draft.kind })}
        />
        <Select
          label={label('phases')}
          allowDeselect={false}
          data={['1', '3']}
          value={draft.phases}
          onChange={(phases) => change({ phases: phases ?? draft.phases })}
        />
        <TextInput label={t('amperes')} inputMode="numeric" {...text('maxAmperes')} />
      </FormRow>
    </>
  );
}
