import { Button } from '@mantine/core';
import { Loaded, Page, PageHeader, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { InSight } from '../../../parts/InSight.tsx';
import { useMay, useRecord } from '../../../parts/use-record.ts';
import { useUrl } from '../../../parts/use-url.ts';
import type { MeterMaker, MeterModel } from '../model.ts';
import { stockTexts } from '../texts.ts';
import { MakerForm } from './MakerForm.tsx';
import { MakerTable } from './MakerTable.tsx';
import { ModelForm } from './ModelForm.tsx';
import { ModelTable } from './ModelTable.tsx';

/** Names of models have no small letters. */
const isNew = 'new';

/** Makers by the code that their numbers begin with, and the models that can be received. `?model=` opens the form of one, or of a new one. */
export default function ModelsPage() {
  const t = useText(stockTexts);
  const mayManage = useMay()('meter-stock.manage');
  const [chosen, choose] = useUrl('model');
  const makers = useRecord<{ makers: readonly MeterMaker[] }>('/api/v1/meter-makers');
  const models = useRecord<{ models: readonly MeterModel[] }>('/api/v1/meter-models');
  const model = models.data?.models.find(({ modelId }) => modelId === chosen) ?? null;
  const isOpen = mayManage && (chosen === isNew || model !== null);
  return (
    <Page>
      <PageHeader
        title={t('pageStockModels')}
        note={t('modelsNote')}
        actions={
          mayManage && !isOpen && <Button onClick={() => choose(isNew)}>{t('newModel')}</Button>
        }
      />
      {isOpen && (
        <InSight key={chosen}>
          <ModelForm model={model} makers={makers.data?.makers ?? []} onDone={() => choose(null)} />
        </InSight>
      )}
      <Section title={t('model')} flush>
        <Loaded query={models}>
          {(told) => <ModelTable models={told.models} {...(mayManage ? { onOpen: choose } : {})} />}
        </Loaded>
      </Section>
      <Section title={t('makers')} flush>
        <Loaded query={makers}>{(told) => <MakerTable makers={told.makers} />}</Loaded>
        {mayManage && <MakerForm />}
      </Section>
    </Page>
  );
}
