import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../parts/use-record.ts';
import { complaintTexts } from '../complaint/texts.ts';
import type { MeterProfile } from './model.ts';

/** What is done about a meter that gives trouble is done on its customer's page. */
export function MeterActs({ profile }: { readonly profile: MeterProfile | undefined }) {
  const t = useText(complaintTexts);
  const may = useMay();
  if (profile === undefined || !may('complaint.enter')) return null;
  const { idpel, removedOn } = profile.supplyPoint;
  if (removedOn !== null) return null;
  return (
    <>
      <Button component={Link} to={`/customers/${idpel}?do=replace-meter`} variant="default">
        {t('actReplaceMeter')}
      </Button>
      <Button component={Link} to={`/customers/${idpel}?do=clear-tamper`}>
        {t('actClearTamper')}
      </Button>
    </>
  );
}
