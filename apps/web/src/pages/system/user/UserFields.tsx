import { MultiSelect, Select, TextInput } from '@mantine/core';
import { FormRow } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useUnits } from '../../records/parts/use-units.ts';
import { roleNames } from '../role-words.ts';
import { systemTexts } from '../texts.ts';
import { useRoleWord } from '../use-role-words.ts';
import { sells, type UserDraft, type UserFieldsProps } from './draft.ts';
import { SellerFields } from './SellerFields.tsx';

/** Who somebody is, which roles they have, and for which units. */
export function UserFields({ draft, faults, change }: UserFieldsProps) {
  const t = useText(systemTexts);
  const word = useRoleWord();
  const units = useUnits() ?? [];
  const known = [
    { value: '*', label: t('wholeCountry') },
    ...units.map(({ unit, name }) => ({ value: unit, label: `${unit} ${name}` })),
  ];
  const others = draft.units.filter((unit) => !known.some(({ value }) => value === unit));
  const fault = (key: keyof UserDraft) => {
    const found = faults[key];
    return found === undefined ? {} : { error: t(found) };
  };
  return (
    <>
      <FormRow>
        <TextInput
          label={t('fullName')}
          maxLength={100}
          value={draft.displayName}
          onChange={(event) => change({ displayName: event.currentTarget.value })}
          {...fault('displayName')}
        />
        <TextInput
          label={t('emailLabel')}
          type="email"
          maxLength={254}
          value={draft.email}
          onChange={(event) => change({ email: event.currentTarget.value })}
        />
        <Select
          label={t('languageLabel')}
          allowDeselect={false}
          data={[
            { value: 'id', label: 'Bahasa Indonesia' },
            { value: 'en', label: 'English' },
          ]}
          value={draft.language}
          onChange={(value) => change({ language: value === 'en' ? 'en' : 'id' })}
        />
      </FormRow>
      <FormRow>
        <MultiSelect
          label={t('rolesLabel')}
          searchable
          data={roleNames.map((value) => ({ value, label: word(value) }))}
          value={[...draft.roles]}
          onChange={(roles) => change({ roles })}
          {...fault('roles')}
        />
        <MultiSelect
          label={t('unitsLabel')}
          searchable
          data={[...known, ...others]}
          value={[...draft.units]}
          onChange={(chosen) => change({ units: chosen })}
        />
      </FormRow>
      {sells(draft) && <SellerFields draft={draft} faults={faults} change={change} />}
    </>
  );
}
