import type { ReactNode } from 'react';
import classes from './FieldList.module.css';

export interface Field {
  readonly label: string;
  /** What is not known (null, undefined, '') is a dash. */
  readonly value: ReactNode;
  /** Takes a row of its own: an address, a reason. */
  readonly wide?: boolean;
}

/** Labels and values, two to four beside each other as there is room. */
export function FieldList({ fields }: { readonly fields: readonly Field[] }) {
  return (
    <dl className={classes['list']}>
      {fields.map(({ label, value, wide = false }) => (
        <div key={label} className={classes['field']} {...(wide ? { 'data-wide': '' } : {})}>
          <dt className={classes['label']}>{label}</dt>
          <dd className={classes['value']}>
            {value === null || value === undefined || value === '' ? '–' : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
