import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { Loaded, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import { MonthCharts } from '../../profile/meter/MonthCharts.tsx';
import { MonthTable } from '../../profile/meter/MonthTable.tsx';
import type { MeterProfile } from '../meter/model.ts';
import { recordTexts } from '../parts/texts.ts';

/** The months of the customer's meter, as charts and as a table. */
export function ProfileTab({ meterNo }: { readonly meterNo: string }) {
  const t = useText(recordTexts);
  const query = useRecord<MeterProfile>(`/api/v1/meters/${meterNo}/load-profile`);
  return (
    <Loaded query={query}>
      {(profile) => (
        <>
          {profile.months.length > 0 && (
            <Section
              title={t('sectionProfile')}
              actions={
                <Button
                  component={Link}
                  to={`/load-profile?meter=${meterNo}`}
                  size="xs"
                  variant="default"
                >
                  {t('wholeProfile')}
                </Button>
              }
            >
              <MonthCharts profile={profile} />
            </Section>
          )}
          <MonthTable profile={profile} />
        </>
      )}
    </Loaded>
  );
}
