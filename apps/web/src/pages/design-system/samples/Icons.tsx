import { Icon, type IconName, iconPaths, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../DesignSystem.module.css';
import { Sample } from '../Sample.tsx';
import { designTexts } from '../texts.ts';

/** Every icon with its name. */
export function Icons() {
  const t = useText(designTexts);
  return (
    <Section title={t('icons')}>
      <Sample of="Icon">
        <div className={classes['row']}>
          {(Object.keys(iconPaths) as readonly IconName[]).map((name) => (
            <span key={name} className={classes['icon']}>
              <Icon name={name} /> {name}
            </span>
          ))}
        </div>
      </Sample>
    </Section>
  );
}
