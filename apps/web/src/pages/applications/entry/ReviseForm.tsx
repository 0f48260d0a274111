import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../../api/client.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import type { Application } from '../../records/application/model.ts';
import type { Kind } from '../parts/model.ts';
import { ApplicantFields } from './ApplicantFields.tsx';
import { CostsPanel } from './CostsPanel.tsx';
import { faultsOf } from './checks.ts';
import { EntryFrame } from './EntryFrame.tsx';
import { useFields } from './fields.ts';
import { costsOrder, serviceOf } from './order.ts';
import { changesOf, formOf } from './revise.ts';
import { ServiceFields } from './ServiceFields.tsx';
import { entryTexts } from './texts.ts';
import { useCosts } from './use-costs.ts';
import { useServices } from './use-places.ts';

export interface ReviseFormProps {
  readonly application: Application;
  readonly kind: Kind;
}

/** The entry again, as it stands: only what is changed is sent. */
export function ReviseForm({ application, kind }: ReviseFormProps) {
  const t = useText(entryTexts);
  const navigate = useNavigate();
  const { agendaNo, step } = application;
  const [initial] = useState(() => formOf(application));
  const [form, setForm, clear] = useDraft(`revise.${agendaNo}.${step}`, initial);
  const [tried, setTried] = useState(false);
  const services = useServices();
  const faults = faultsOf(kind, form);
  const question = costsOrder(kind, form);
  const costs = useCosts(question);
  const path = `/applications/${agendaNo}`;
  const revise = useAct(
    `revise.${agendaNo}`,
    (change: object, key) => api.post(`/api/v1${path}/revise`, change, { key }),
    () => {
      clear();
      void navigate(path);
    },
  );
  const fields = useFields({
    ...{ form, faults, refusals: [costs.error, revise.error] },
    onChange: (change) => setForm((before) => ({ ...before, ...change })),
  });
  const submit = (): void => {
    fields.tellAll();
    setTried(true);
    const service = serviceOf(kind, form);
    if (service === null || Object.keys(faults).length > 0) return;
    revise.mutate({ ...changesOf(initial, form), service, seenStep: step });
  };
  return (
    <EntryFrame
      aside={<CostsPanel query={costs} isAsked={question !== null} />}
      submit={t('submitRevise')}
      busy={revise.isPending}
      error={revise.error}
      wrong={tried ? Object.keys(faults).length : 0}
      onSubmit={submit}
      onClear={clear}
    >
      <ServiceFields kind={kind} fields={fields} services={services} />
      <ApplicantFields fields={fields} isNew />
    </EntryFrame>
  );
}
