import { Button } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Problem } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import type { Application } from '../../records/application/model.ts';
import { stepTexts } from '../parts/texts.ts';
import { useStep } from '../steps/use-step.ts';
import { CheckedMeter } from './CheckedMeter.tsx';
import { Exception } from './Exception.tsx';
import { MeterField } from './MeterField.tsx';
import { activationTexts } from './texts.ts';
import { isMeterNo, refusalOf, useCheck } from './use-check.ts';

/** The meter number of an application: checked as it is typed; what does not fit says why, and offers the SOP's exception where it may. */
export function ActivationForm({ application }: { readonly application: Application }) {
  const t = useText(activationTexts);
  const common = useText(stepTexts);
  const navigate = useNavigate();
  const { agendaNo, meterChange, previous } = application;
  const [form, setForm, clear] = useDraft(`activation.${agendaNo}`, {
    meterNo: meterChange ? '' : (previous?.meterNo ?? ''),
    reason: '',
  });
  const [tried, setTried] = useState(false);
  const check = useCheck(agendaNo, form.meterNo);
  const activate = useStep(application, () => {
    clear();
    void navigate(`/applications/${agendaNo}?tab=tokens`);
  });
  const { data } = isMeterNo(form.meterNo) ? check : { data: undefined };
  const refusal = refusalOf(data);
  const mayContinue = data?.mayContinue ?? false;
  const isShort = form.reason.trim().length < 3;
  const send = (): void => {
    setTried(true);
    const { meterNo } = form;
    if (data?.meter != null) activate.mutate({ action: 'activate', body: { meterNo } });
    else if (mayContinue && !isShort)
      activate.mutate({
        action: 'activate',
        body: { meterNo, exceptionReason: form.reason.trim() },
      });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <MeterField
        application={application}
        value={form.meterNo}
        onChange={(meterNo) => setForm({ ...form, meterNo })}
        error={tried && !isMeterNo(form.meterNo) ? common('required') : null}
      />
      <div role="status">{check.isFetching && t('checking')}</div>
      {data?.meter != null && <CheckedMeter meter={data.meter} />}
      {refusal !== null && <Problem error={refusal} />}
      {check.error !== null && <Problem error={check.error} />}
      {mayContinue && (
        <Exception
          reason={form.reason}
          isTold={tried && isShort}
          onChange={(reason) => setForm({ ...form, reason })}
        />
      )}
      <Button
        type="submit"
        mt="md"
        loading={activate.isPending}
        disabled={refusal !== null && !mayContinue}
      >
        {t(mayContinue ? 'activateException' : 'activate')}
      </Button>
      {activate.error !== null && <Problem error={activate.error} />}
    </form>
  );
}
