import { Button } from '@mantine/core';
import { Link, useNavigate } from 'react-router';
import {
  DataTable,
  Empty,
  Loaded,
  Page,
  PageHeader,
  Section,
  Toolbar,
} from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay, useRecord } from '../../../parts/use-record.ts';
import { useUrl } from '../../../parts/use-url.ts';
import type { Partner } from '../partner/model.ts';
import { WordSelect } from '../parts/WordSelect.tsx';
import { usePartnerColumns } from './columns.tsx';
import { partnersTexts } from './texts.ts';

const states = ['active', 'blocked', 'inactive'] as const;

/** All partners with their deposits. */
export default function PartnersPage() {
  const t = useText(partnersTexts);
  const may = useMay();
  const navigate = useNavigate();
  const [state] = useUrl('state');
  const query = useRecord<{ partners: readonly Partner[] }>('/api/v1/partners');
  const columns = usePartnerColumns();
  return (
    <Page>
      <PageHeader
        title={t('pagePartners')}
        note={t('partnersNote')}
        actions={
          may('partner.money') && (
            <Button component={Link} to="/partners/new">
              {t('register')}
            </Button>
          )
        }
      />
      <Toolbar label={t('filters')}>
        <WordSelect param="state" label={t('state')} family="partner" words={states} />
      </Toolbar>
      <Section title={t('pagePartners')} flush>
        <Loaded query={query}>
          {({ partners }) => (
            <DataTable
              label={t('pagePartners')}
              rows={partners.filter((one) => state === null || one.state === state)}
              columns={columns}
              rowKey={({ partnerId }) => partnerId}
              onOpen={({ partnerId }) => void navigate(`/partners/${partnerId}`)}
              empty={
                partners.length === 0 ? (
                  <Empty title={t('noPartners')}>{t('noPartnersText')}</Empty>
                ) : (
                  <Empty title={t('noPartnersMatch')} />
                )
              }
            />
          )}
        </Loaded>
      </Section>
    </Page>
  );
}
