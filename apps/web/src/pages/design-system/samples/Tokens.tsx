import { Section, StatusBadge, tones } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../DesignSystem.module.css';
import { designTexts } from '../texts.ts';

const surfaces = ['surface', 'surface-low', 'surface-high', 'line', 'hover', 'chosen'] as const;

/** Our tokens beside Mantine's: surfaces and the five meanings. */
export function Tokens() {
  const t = useText(designTexts);
  return (
    <Section title={t('tokens')}>
      <div className={classes['row']}>
        {surfaces.map((name) => (
          <div key={name} className={classes['swatch']}>
            <i style={{ background: `var(--setrum-${name})` }} />
            {name}
          </div>
        ))}
      </div>
      <p>
        {t('usual')} 14 px,{' '}
        <span style={{ color: 'var(--mantine-color-dimmed)' }}>{t('dimmed')}</span>
      </p>
      <div className={classes['row']}>
        {tones.map((tone) => (
          <StatusBadge key={tone} tone={tone}>
            {t(`tone-${tone}`)}
          </StatusBadge>
        ))}
      </div>
    </Section>
  );
}
