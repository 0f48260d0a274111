import { Energy, FieldList } from '../../../design/index.ts';
import { connectionText } from '../../../i18n/connection.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Customer } from '../desk/model.ts';
import { deskTexts } from '../texts/desk.ts';
import classes from './desk.module.css';

/** Who stands at the counter: the name large, for it is read out. */
export function Who({ customer }: { readonly customer: Customer }) {
  const t = useText(deskTexts);
  const { holder, meterNo, idpel, tariff, powerVa, allowedDkwh } = customer;
  return (
    <div className={classes['phase']}>
      <h2 className={classes['name']}>{holder}</h2>
      <FieldList
        fields={[
          { label: t('tariff'), value: connectionText(tariff, powerVa) },
          { label: t('meterNo'), value: meterNo },
          { label: t('idpel'), value: idpel },
          { label: t('allowed'), value: <Energy dkwh={allowedDkwh} /> },
        ]}
      />
    </div>
  );
}
