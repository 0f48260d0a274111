import { useSearchParams } from 'react-router';
import { Icon } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import classes from './Refusal.module.css';

/** Why a directory did not let somebody in: it sends the code of the catalogue along. */
export function Refusal() {
  const t = useText();
  const [search] = useSearchParams();
  const code = search.get('sign-in');
  if (code === null || !/^SETRUM_[A-Z_]{1,60}$/.test(code)) return null;
  return (
    <div role="alert" className={classes['refusal']}>
      <Icon name="bad" size={18} />
      <span>
        {t('directoryRefused')} <code>{code}</code>
      </span>
    </div>
  );
}
