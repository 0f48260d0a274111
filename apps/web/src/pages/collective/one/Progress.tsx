import { Progress as Bar } from '@mantine/core';
import { FieldList, Money, Section, Stamp } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useSettings } from '../../../shell/settings/use-settings.ts';
import { recordTexts } from '../../records/parts/texts.ts';
import type { Collective } from '../model.ts';
import { collectiveTexts } from '../texts.ts';

/** How many lines are made, refused, and still to come. */
export function Progress({ collective }: { readonly collective: Collective }) {
  const t = useText(collectiveTexts);
  const label = useText(recordTexts);
  const { number, stamp } = useFormats();
  const { language } = useSettings();
  const { lines, made, refused, waiting, pause } = collective;
  const percent = lines === 0 ? 100 : Math.floor(((made + refused) * 100) / lines);
  return (
    <Section title={t('summary')}>
      <Bar value={percent} mb="xs" aria-label={t('progressOf', { no: collective.collectiveNo })} />
      <p role="status" style={{ marginTop: 0 }}>
        {t('percent', { percent })}
        {pause !== null &&
          `. ${t('paused', { until: stamp(pause.until), why: pause.messages[language] })}`}
      </p>
      <FieldList
        fields={[
          { label: t('lines'), value: number(lines) },
          { label: t('made'), value: number(made) },
          { label: t('refused'), value: number(refused) },
          { label: t('waiting'), value: number(waiting) },
          { label: t('totalCosts'), value: <Money cents={collective.totalCents} /> },
          { label: label('unit'), value: collective.unit },
          { label: t('sentBy'), value: collective.madeBy },
          { label: t('sentAt'), value: <Stamp at={collective.madeAt} /> },
          { label: t('startedBy'), value: collective.startedBy },
          {
            label: t('startedAt'),
            value: collective.startedAt === null ? null : <Stamp at={collective.startedAt} />,
          },
          { label: t('corrects'), value: collective.corrects },
        ]}
      />
    </Section>
  );
}
