import { FieldList, Section, Stamp } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { User } from '../model.ts';
import { systemTexts } from '../texts.ts';
import { useRoleWord } from '../use-role-words.ts';

/** What is known of a user. */
export function UserData({ user }: { readonly user: User }) {
  const t = useText(systemTexts);
  const word = useRoleWord();
  const { seller, origin, mustChangePassword, totp, lastLogInAt } = user;
  return (
    <Section title={t('sectionUser')}>
      <FieldList
        fields={[
          { label: t('rolesLabel'), value: user.roles.map(word).join(', ') },
          { label: t('unitsLabel'), value: user.units.join(', ') },
          { label: t('emailLabel'), value: user.email },
          {
            label: t('partnerId'),
            value: seller === null ? null : `${seller.partnerId} / ${seller.counterId}`,
          },
          {
            label: t('origin'),
            value: t(origin === 'local' ? 'originLocal' : 'originDirectory'),
          },
          { label: t('mustChange'), value: t(mustChangePassword ? 'yes' : 'no') },
          { label: t('totpLabel'), value: t(totp ? 'yes' : 'no') },
          { label: t('madeOn'), value: <Stamp at={user.madeAt} /> },
          {
            label: t('lastLogIn'),
            value: lastLogInAt === null ? t('neverIn') : <Stamp at={lastLogInAt} />,
          },
        ]}
      />
    </Section>
  );
}
