import { Button } from '@mantine/core';
import { addressOf } from '../../../api/request.ts';
import { type Column, DataTable, Section, StatusBadge } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useSettings } from '../../../shell/settings/use-settings.ts';
import { HubLink } from '../../hub/parts/HubLink.tsx';
import { useFigure } from '../parts/columns.tsx';
import type { Finding, Reason } from './model.ts';
import classes from './p2tl.module.css';
import { p2tlTexts } from './texts.ts';

export interface OneFindingProps {
  readonly finding: Finding;
  readonly onClose: () => void;
}

/** All reasons of one meter, those that speak for the customer among them. */
export function OneFinding({ finding, onClose }: OneFindingProps) {
  const t = useText(p2tlTexts);
  const { number } = useFormats();
  const { meterNo, unit, feeder, transformer, score } = finding;
  const balance = addressOf('/reports', { kind: 'balance', unit, feeder, transformer });
  return (
    <Section
      title={t('oneFinding', { meterNo })}
      actions={
        <Button variant="default" size="xs" onClick={onClose}>
          {t('closeFinding')}
        </Button>
      }
      flush
    >
      <p className={classes['words']}>
        {t('score')} <strong>{number(score * 100, 1)} %</strong>. {t('whatScore')}{' '}
        <HubLink to={`/load-profile?meter=${meterNo}`}>{t('toProfile')}</HubLink>
        {transformer !== null && (
          <>
            {' · '}
            <HubLink to={balance}>{t('toPlace')}</HubLink>
          </>
        )}
      </p>
      <Reasons finding={finding} />
    </Section>
  );
}

function Reasons({ finding: { meterNo, reasons } }: { readonly finding: Finding }) {
  const t = useText(p2tlTexts);
  const { language } = useSettings();
  const figure = useFigure();
  const columns: readonly Column<Reason>[] = [
    {
      ...{ key: 'side', title: t('side'), width: 9 },
      value: ({ weight }) => t(weight > 0 ? 'against' : 'forThem'),
      cell: ({ weight }) => (
        <StatusBadge tone={weight > 0 ? 'bad' : 'good'}>
          {t(weight > 0 ? 'against' : 'forThem')}
        </StatusBadge>
      ),
    },
    figure('weight', t('weight'), ({ weight }) => weight, { width: 5, decimals: 2 }),
    {
      ...{ key: 'text', title: t('reasonText'), width: 50, value: (reason) => reason[language] },
      cell: (reason) => <span className={classes['reason']}>{reason[language]}</span>,
    },
  ];
  return (
    <DataTable
      label={t('oneFinding', { meterNo })}
      rows={reasons.filter(({ weight }) => weight !== 0)}
      columns={columns}
      rowKey={({ code }) => code}
      orderParam="reasons"
    />
  );
}
