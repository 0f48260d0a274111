import { Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormRow } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay, useRecord } from '../../../parts/use-record.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import { useMe } from '../../../shell/session/use-session.ts';
import { type Attachment, attachmentsPath } from '../../records/application/attachment.ts';
import { stepTexts } from '../parts/texts.ts';
import { type StepFormProps, today } from './form.ts';
import { ReportTokens } from './ReportTokens.tsx';
import {
  type Report,
  type ReportField,
  realisationOf,
  reportFaults,
  workOf,
} from './realisation.ts';
import { SealFields } from './SealFields.tsx';
import { SendRow } from './SendRow.tsx';
import { panelTexts } from './texts.ts';

/** What the fitter did: the meter put in, the one taken away, seals, and what the meter said of its tokens. */
export default function RealiseForm({ application, action, busy, onSend }: StepFormProps) {
  const t = useText(panelTexts);
  const common = useText(stepTexts);
  const me = useMe();
  const may = useMay();
  const { agendaNo, meterNo } = application;
  const [initial] = useState<Report>({
    ...{ doneOn: today(), fitter: me.displayName, installedMeter: meterNo ?? '' },
    ...{ installedStand: '', removedMeter: '', removedStand: '', remaining: '' },
    ...{ seals: [{ place: '', number: '' }], tokens: {}, note: '' },
  });
  const [report, setReport] = useDraft(`realise.${agendaNo}`, initial);
  const [tried, setTried] = useState(false);
  const { installs, removes, wasPostpaid } = workOf(application);
  const photos = usePhotos(agendaNo);
  const faults = reportFaults(application, report);
  const words = {
    required: common('required'),
    whole: t('wholeNumber'),
    energy: t('wrongEnergy'),
  };
  const field = (name: ReportField | 'removedMeter') => {
    const fault = name === 'removedMeter' ? undefined : faults[name];
    return {
      label: t(name),
      value: report[name],
      autoComplete: 'off',
      error: tried && fault !== undefined ? words[fault] : null,
      onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
        setReport({ ...report, [name]: event.currentTarget.value }),
    };
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (Object.keys(faults).length === 0) onSend(realisationOf(application, report, photos));
      }}
    >
      <Stack gap="sm">
        <FormRow>
          <TextInput {...field('doneOn')} type="date" max={today()} required />
          <TextInput {...field('fitter')} maxLength={60} required />
          {installs && (
            <TextInput
              {...field('installedMeter')}
              readOnly={application.product !== 'postpaid'}
              required
            />
          )}
          {installs && <TextInput {...field('installedStand')} inputMode="numeric" required />}
        </FormRow>
        {removes && (
          <FormRow>
            <TextInput
              {...field('removedMeter')}
              placeholder={application.previous?.meterNo ?? ''}
            />
            <TextInput {...field('removedStand')} inputMode="numeric" required={wasPostpaid} />
            {!wasPostpaid && <TextInput {...field('remaining')} inputMode="decimal" required />}
          </FormRow>
        )}
        <SealFields seals={report.seals} onChange={(seals) => setReport({ ...report, seals })} />
        {may('token-request.view') && (
          <ReportTokens
            agendaNo={agendaNo}
            said={report.tokens}
            onChange={(tokens) => setReport({ ...report, tokens })}
          />
        )}
        <Textarea
          label={t('note')}
          value={report.note}
          onChange={(event) => setReport({ ...report, note: event.currentTarget.value })}
          maxLength={500}
          autosize
        />
        <p>{t('photos', { count: photos.length })}</p>
      </Stack>
      <SendRow action={action} busy={busy} />
    </form>
  );
}

/** Photos of the work that were attached: the report names all of them. */
function usePhotos(agendaNo: string): readonly string[] {
  const may = useMay();
  const { data } = useRecord<{ readonly attachments: readonly Attachment[] }>(
    attachmentsPath(agendaNo),
    may('attachment.view'),
  );
  return (data?.attachments ?? [])
    .filter(({ kind, removal }) => kind === 'photo' && removal === null)
    .map(({ attachmentId }) => attachmentId)
    .slice(0, mostPhotos);
}

const mostPhotos = 20;
