import { Money } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useSettings } from '../../../shell/settings/use-settings.ts';
import type { CentreState } from '../model.ts';
import panel from '../panel.module.css';
import { usePlay } from '../play/context.ts';
import { loopTexts } from '../texts.ts';
import classes from './moved.module.css';
import { Scroll } from './Scroll.tsx';

type Sale = CentreState['sales'][number];

/** What each sale has put into the books: debits equal credits. */
export function LedgerTab() {
  const t = useText(loopTexts);
  const { energy } = useFormats();
  const { sales, tokens } = usePlay().state.centre;
  const booked = sales.filter(({ lines }) => lines.length > 0);
  if (booked.length === 0) return <p className={panel['note']}>{t('noSales')}</p>;
  return (
    <Scroll label={t('tabLedger')}>
      {booked.map((sale) => {
        const { reference } = sale;
        const dkwh = tokens.find((token) => token.reference === reference)?.energyDkwh ?? 0;
        const title = t('saleOf', { energy: energy(dkwh), reference });
        return <Books key={reference} title={title} sale={sale} />;
      })}
    </Scroll>
  );
}

function Books({ title, sale }: { readonly title: string; readonly sale: Sale }) {
  const t = useText(loopTexts);
  const { language } = useSettings();
  const debits = sale.lines.reduce((sum, { amountCents }) => sum + Math.max(0, amountCents), 0);
  const credits = sale.lines.reduce((sum, { amountCents }) => sum + Math.max(0, -amountCents), 0);
  return (
    <table className={classes['figures']}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('account')}</th>
          <th scope="col">{t('debit')}</th>
          <th scope="col">{t('credit')}</th>
        </tr>
      </thead>
      <tbody>
        {sale.lines.map(({ account, name, amountCents }) => (
          <tr key={account}>
            <th scope="row">
              {name[language]} <code>{account}</code>
            </th>
            <td>{amountCents > 0 && <Money cents={amountCents} />}</td>
            <td>{amountCents < 0 && <Money cents={-amountCents} />}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('sum')}</th>
          <td>
            <Money cents={debits} />
          </td>
          <td>
            <Money cents={credits} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
