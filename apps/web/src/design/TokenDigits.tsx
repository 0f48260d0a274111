import classes from './figures.module.css';

/** Twenty digits in five groups of four, as they are typed at the meter; copied, they are one number. */
export function TokenDigits({ token }: { readonly token: string }) {
  const groups = token.replaceAll(/\D/g, '').match(/\d{1,4}/g) ?? [];
  return (
    <span className={classes['digits']}>
      {groups.map((group, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a group is
        <span key={place}>{group}</span>
      ))}
    </span>
  );
}
