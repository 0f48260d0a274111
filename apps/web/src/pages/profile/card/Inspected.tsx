import { Switch } from '@mantine/core';
import { type MapView, viewMap } from '@setrum/card/explain';
import { useMemo, useState } from 'react';
import { FieldList, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { UrlTabs } from '../../../parts/UrlTabs.tsx';
import { useSettings } from '../../../shell/settings/use-settings.ts';
import { MeterLink } from '../parts/MeterLink.tsx';
import { AreaOf } from './AreaOf.tsx';
import type { CardImage } from './image.ts';
import { MapOf } from './MapOf.tsx';
import { MonthsOf } from './MonthsOf.tsx';
import { cardTexts } from './texts.ts';

const areas = ['identity', 'mailbox', 'report'] as const;

/** What a card says, part by part (SOP figure 3-4). Which part stands in the URL; the card does not. */
export function Inspected({ image }: { readonly image: CardImage }) {
  const t = useText(cardTexts);
  const { language, zone } = useSettings();
  const [showTokens, setShowTokens] = useState(false);
  const { map } = image;
  const view = useMemo(
    () => viewMap({ uid: image.uid ?? '', chip: 'NTAG216' }, map, null),
    [image, map],
  );
  const told = { language, zone, showTokens };
  return (
    <>
      <CardSays image={image} view={view} />
      <Switch
        label={t('showTokens')}
        checked={showTokens}
        onChange={(event) => setShowTokens(event.currentTarget.checked)}
      />
      <UrlTabs
        label={t('parts')}
        param="part"
        tabs={[
          ...areas.map((area) => ({
            ...{ key: area, title: t(`part-${area}`) },
            content: () => <AreaOf view={view} area={area} told={told} />,
          })),
          {
            ...{ key: 'months', title: t('part-months') },
            content: () => <MonthsOf view={view} told={told} />,
          },
          {
            ...{ key: 'map', title: t('part-map') },
            content: () => <MapOf map={map} view={view} told={told} />,
          },
        ]}
      />
    </>
  );
}

function CardSays({ image, view }: { readonly image: CardImage; readonly view: MapView }) {
  const t = useText(cardTexts);
  const { identity, mailbox, report, condition } = view.contents;
  return (
    <Section title={t('sectionCard')}>
      <FieldList
        fields={[
          { label: t('uid'), value: image.uid },
          { label: t('chipName'), value: image.chip },
          { label: t('condition'), value: t(`condition-${condition}`) },
          {
            label: t('ofMeter'),
            value: identity === null ? null : <MeterLink meterNo={identity.meterNo} />,
          },
          { label: t('waiting'), value: mailbox === null ? null : mailbox.entries.length },
          { label: t('monthsOn'), value: report === null ? null : report.records.length },
        ]}
      />
    </Section>
  );
}
