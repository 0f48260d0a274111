import { Section, StatusBadge, Stepper, tones } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../DesignSystem.module.css';
import { Sample } from '../Sample.tsx';
import { designTexts } from '../texts.ts';

/** How something stands. */
export function States() {
  const t = useText(designTexts);
  return (
    <Section title={t('states')}>
      <Sample of="StatusBadge">
        <div className={classes['row']}>
          {tones.map((tone) => (
            <StatusBadge key={tone} tone={tone}>
              {t(`tone-${tone}`)}
            </StatusBadge>
          ))}
        </div>
      </Sample>
      <Sample of="Stepper">
        <Stepper
          label={t('states')}
          steps={[
            { label: t('stepEnter'), state: 'done', note: 'sari' },
            { label: t('stepPay'), state: 'now' },
            { label: t('stepInstall'), state: 'ahead' },
          ]}
        />
      </Sample>
    </Section>
  );
}
