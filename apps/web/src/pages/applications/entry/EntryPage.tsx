import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { Page, PageHeader } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import { useWord } from '../../records/parts/Word.tsx';
import type { Kind } from '../parts/model.ts';
import { ApplicantFields } from './ApplicantFields.tsx';
import { CostsPanel } from './CostsPanel.tsx';
import { CustomerPart } from './CustomerPart.tsx';
import { faultsOf } from './checks.ts';
import { EntryFrame } from './EntryFrame.tsx';
import { useFields } from './fields.ts';
import { completed, emptyForm } from './form.ts';
import { costsOrder, type EntryOrder, entryOrder } from './order.ts';
import { PlaceFields } from './PlaceFields.tsx';
import { ServiceFields } from './ServiceFields.tsx';
import { entryTexts } from './texts.ts';
import { useCosts } from './use-costs.ts';
import { useCustomer, useServices, useUnits } from './use-places.ts';

/** The entry of an application: the whole of it on one page, with what it costs. */
export function EntryPage({ kind }: { readonly kind: Kind }) {
  const t = useText(entryTexts);
  const word = useWord();
  const navigate = useNavigate();
  const isNew = kind === 'PB';
  const [search] = useSearchParams();
  const [typed, setTyped, clear] = useDraft(`entry.${kind}`, emptyForm);
  const [tried, setTried] = useState(false);
  // A customer's page leads here with its number.
  const asked = { ...typed, idpel: typed.idpel || (isNew ? '' : (search.get('idpel') ?? '')) };
  const units = useUnits();
  const services = useServices();
  const customer = useCustomer(isNew ? '' : asked.idpel);
  const form = completed(
    kind,
    asked,
    customer.data,
    units.map(({ unit }) => unit),
  );
  const faults = faultsOf(kind, form);
  const question = costsOrder(kind, form);
  const costs = useCosts(question);
  const enter = useAct<EntryOrder, { readonly agendaNo: string }>(
    `entry.${kind}`,
    (order, key) => api.post('/api/v1/applications', order, { key }),
    ({ agendaNo }) => {
      clear();
      void navigate(`/applications/${agendaNo}`);
    },
  );
  const fields = useFields({
    ...{ form, faults, refusals: [question === null ? null : costs.error, enter.error] },
    onChange: (change) => setTyped((before) => ({ ...before, ...change })),
  });
  const submit = (): void => {
    fields.tellAll();
    setTried(true);
    const order = entryOrder(kind, form);
    if (order !== null) enter.mutate(order);
  };
  return (
    <Page>
      <PageHeader title={word('kind', kind)} note={t(`note-${kind}`)} />
      <EntryFrame
        aside={<CostsPanel query={costs} isAsked={question !== null} />}
        submit={t('submit')}
        busy={enter.isPending}
        error={enter.error}
        wrong={tried ? Object.keys(faults).length : 0}
        onSubmit={submit}
        onClear={() => {
          clear();
          setTried(false);
        }}
      >
        {!isNew && <CustomerPart fields={fields} query={customer} />}
        <PlaceFields fields={fields} units={units} withUnit={isNew} />
        <ServiceFields kind={kind} fields={fields} services={services} />
        <ApplicantFields fields={fields} isNew={isNew} />
      </EntryFrame>
    </Page>
  );
}
