import { Loaded, Page, PageHeader, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../parts/use-record.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { useUnitsQuery } from '../../records/parts/use-units.ts';
import { systemTexts } from '../texts.ts';
import { UnitForm } from './UnitForm.tsx';
import { UnitTable } from './UnitTable.tsx';

/** The utility's units, each below another; administrators register and change them. */
export default function UnitsPage() {
  const t = useText(systemTexts);
  const mayManage = useMay()('unit.manage');
  const query = useUnitsQuery();
  const [chosen, choose] = useUrl('unit');
  const unit = query.data?.find((one) => one.unit === chosen) ?? null;
  return (
    <Page>
      <PageHeader title={t('pageUnits')} note={t('unitsNote')} />
      <Loaded query={query}>
        {(units) => (
          <>
            {mayManage && (
              <UnitForm
                key={unit?.unit ?? ''}
                unit={unit}
                units={units}
                onDone={() => choose(null)}
              />
            )}
            <Section title={t('pageUnits')} flush>
              <UnitTable units={units} {...(mayManage ? { onChoose: choose } : {})} />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}
