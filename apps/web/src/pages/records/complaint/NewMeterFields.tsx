import { Textarea, TextInput } from '@mantine/core';
import { FormRow } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Customer } from '../customer/model.ts';
import classes from './complaint.module.css';
import { NewMeter } from './NewMeter.tsx';
import type { ReplacementFields } from './OldMeterFields.tsx';
import { complaintTexts } from './texts.ts';

export interface NewMeterFieldsProps extends ReplacementFields {
  readonly customer: Customer;
}

/** What was put up, and by whom. */
export function NewMeterFields({ draft, faults, change, customer }: NewMeterFieldsProps) {
  const t = useText(complaintTexts);
  return (
    <fieldset className={classes['group']}>
      <legend>{t('newMeterPart')}</legend>
      <FormRow>
        <NewMeter
          customer={customer}
          meterNo={draft.newMeterNo}
          fault={faults.newMeterNo === undefined ? null : t(faults.newMeterNo)}
          onChange={(newMeterNo) => change({ newMeterNo })}
        />
        <TextInput
          label={t('installedStand')}
          description={t('standHint')}
          inputMode="numeric"
          value={draft.installedStand}
          onChange={(event) => change({ installedStand: event.currentTarget.value })}
          {...(faults.installedStand === undefined ? {} : { error: t(faults.installedStand) })}
        />
        <TextInput
          label={t('fitter')}
          maxLength={60}
          value={draft.fitter}
          onChange={(event) => change({ fitter: event.currentTarget.value })}
          {...(faults.fitter === undefined ? {} : { error: t(faults.fitter) })}
        />
      </FormRow>
      <Textarea
        label={t('seal')}
        description={t('sealHint')}
        autosize
        value={draft.seals}
        onChange={(event) => change({ seals: event.currentTarget.value })}
        {...(faults.seals === undefined ? {} : { error: t(faults.seals) })}
      />
    </fieldset>
  );
}
