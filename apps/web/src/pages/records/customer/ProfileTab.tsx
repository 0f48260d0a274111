import { Empty, Loaded, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { MeterProfile } from '../meter/model.ts';
import { ProfileOf } from '../meter/ProfileOf.tsx';
import { TokensOf } from '../meter/TokensOf.tsx';
import { recordTexts } from '../parts/texts.ts';
import { useRecord } from '../parts/use-record.ts';

export interface OfMeterProps {
  /** Null: there is none. */
  readonly meterNo: string | null;
}

/** The months of the customer's meter. */
export function ProfileTab({ meterNo }: OfMeterProps) {
  return (
    <WithProfile meterNo={meterNo} titleKey="sectionProfile">
      {(profile, no) => <ProfileOf meterNo={no} months={profile.months} />}
    </WithProfile>
  );
}

/** What became of the credits that were sold to the customer's meter. */
export function SoldTokens({ meterNo }: OfMeterProps) {
  return (
    <WithProfile meterNo={meterNo} titleKey="sectionTokens">
      {(profile, no) => <TokensOf meterNo={no} tokens={profile.tokens} />}
    </WithProfile>
  );
}

interface WithProfileProps extends OfMeterProps {
  readonly titleKey: 'sectionProfile' | 'sectionTokens';
  readonly children: (profile: MeterProfile, meterNo: string) => React.ReactNode;
}

function WithProfile({ meterNo, titleKey, children }: WithProfileProps) {
  const t = useText(recordTexts);
  const query = useRecord<MeterProfile>(`/api/v1/meters/${meterNo}/load-profile`, meterNo !== null);
  if (meterNo === null)
    return (
      <Section title={t(titleKey)}>
        <Empty title={t('noMeter')} />
      </Section>
    );
  return <Loaded query={query}>{(profile) => children(profile, meterNo)}</Loaded>;
}
