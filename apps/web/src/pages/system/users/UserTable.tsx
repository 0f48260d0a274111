import { useNavigate } from 'react-router';
import { type Column, DataTable, Empty, Stamp } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { User } from '../model.ts';
import { StateOfUser } from '../StateOfUser.tsx';
import { systemTexts } from '../texts.ts';
import { useRoleWord } from '../use-role-words.ts';

/** Users by name; Enter opens one. */
export function UserTable({ users }: { readonly users: readonly User[] }) {
  const t = useText(systemTexts);
  const word = useRoleWord();
  const navigate = useNavigate();
  const columns: readonly Column<User>[] = [
    { key: 'name', title: t('userName'), value: ({ name }) => name, width: 9 },
    { key: 'displayName', title: t('fullName'), value: (one) => one.displayName, width: 14 },
    {
      ...{ key: 'roles', title: t('rolesLabel'), width: 16 },
      value: ({ roles }) => roles.map(word).join(', '),
    },
    { key: 'units', title: t('unitsLabel'), value: ({ units }) => units.join(', '), width: 9 },
    {
      ...{ key: 'state', title: t('userState'), value: ({ state }) => state, width: 9 },
      cell: (user) => <StateOfUser user={user} />,
    },
    {
      ...{ key: 'totp', title: t('totpLabel'), width: 7 },
      value: ({ totp }) => t(totp ? 'yes' : 'no'),
    },
    {
      ...{ key: 'last', title: t('lastLogIn'), value: (one) => one.lastLogInAt, width: 12 },
      cell: ({ lastLogInAt }) => (lastLogInAt === null ? t('neverIn') : <Stamp at={lastLogInAt} />),
    },
  ];
  return (
    <DataTable
      label={t('pageUsers')}
      rows={users}
      columns={columns}
      rowKey={({ name }) => name}
      onOpen={({ name }) => void navigate(`/users/${name}`)}
      empty={<Empty title={t('noUsers')} />}
    />
  );
}
