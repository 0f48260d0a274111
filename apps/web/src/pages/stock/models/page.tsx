import { Loaded, Page, PageHeader, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay, useRecord } from '../../../parts/use-record.ts';
import type { MeterMaker, MeterModel } from '../model.ts';
import { stockTexts } from '../texts.ts';
import { MakerForm } from './MakerForm.tsx';
import { MakerTable } from './MakerTable.tsx';
import { ModelTable } from './ModelTable.tsx';

/** Makers by the code that their numbers begin with, and the models that can be received. */
export default function ModelsPage() {
  const t = useText(stockTexts);
  const mayManage = useMay()('meter-stock.manage');
  const makers = useRecord<{ makers: readonly MeterMaker[] }>('/api/v1/meter-makers');
  const models = useRecord<{ models: readonly MeterModel[] }>('/api/v1/meter-models');
  return (
    <Page>
      <PageHeader title={t('pageStockModels')} note={t('modelsNote')} />
      <Section title={t('model')} flush>
        <Loaded query={models}>{(told) => <ModelTable models={told.models} />}</Loaded>
      </Section>
      <Section title={t('makers')} flush>
        <Loaded query={makers}>{(told) => <MakerTable makers={told.makers} />}</Loaded>
        {mayManage && <MakerForm />}
      </Section>
    </Page>
  );
}
