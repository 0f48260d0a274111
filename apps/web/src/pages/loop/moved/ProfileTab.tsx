import { StatusBadge } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { ProfileMonth } from '../model.ts';
import panel from '../panel.module.css';
import { usePlay } from '../play/context.ts';
import { loopTexts } from '../texts.ts';
import classes from './moved.module.css';
import { Scroll } from './Scroll.tsx';

const tones = { verified: 'good', unverified: 'attention', forged: 'bad' } as const;
const columns = [
  ...(['month', 'standKwh', 'usageKwh', 'leftKwh', 'voltage', 'tamperCode'] as const),
  'signature',
] as const;

/** The load profile as the centre has it: twelve months, and whether the meter has signed them. */
export function ProfileTab() {
  const t = useText(loopTexts);
  const { months } = usePlay().state.centre;
  if (months.length === 0) return <p className={panel['note']}>{t('noProfile')}</p>;
  return (
    <Scroll label={t('tabProfile')}>
      <table className={classes['figures']}>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <MonthRow key={month.month} month={month} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function MonthRow({ month }: { readonly month: ProfileMonth }) {
  const t = useText(loopTexts);
  const formats = useFormats();
  const { standKwh, usageKwh, remainingKwh, voltageV, lowVoltage, tamper, verification } = month;
  return (
    <tr>
      <th scope="row">{formats.month(month.month)}</th>
      <td>{formats.number(standKwh)}</td>
      <td>{usageKwh === null ? '–' : formats.number(usageKwh)}</td>
      <td>{formats.number(remainingKwh)}</td>
      <td>
        {voltageV} {lowVoltage && <StatusBadge tone="attention">{t('lowVoltage')}</StatusBadge>}
      </td>
      <td>{String(tamper).padStart(2, '0')}</td>
      <td>
        <StatusBadge tone={tones[verification]}>{t(verification)}</StatusBadge>
      </td>
    </tr>
  );
}
