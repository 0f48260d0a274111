import { Button, Select, TextInput } from '@mantine/core';
import { Link } from 'react-router';
import { Loaded, Page, PageHeader, Section, Toolbar } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { usePages } from '../../../parts/use-pages.ts';
import { useMay } from '../../../parts/use-record.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { MoreRows } from '../../records/parts/MoreRows.tsx';
import type { UserPage } from '../model.ts';
import { roleNames } from '../role-words.ts';
import { systemTexts } from '../texts.ts';
import { useRoleWord } from '../use-role-words.ts';
import { fits } from './fits.ts';
import { UserTable } from './UserTable.tsx';

/** The users of one's units. */
export default function UsersPage() {
  const t = useText(systemTexts);
  const word = useRoleWord();
  const mayManage = useMay()('user.manage');
  const [sought, seek] = useUrl('q');
  const [role, setRole] = useUrl('role');
  const pages = usePages({
    path: '/api/v1/users',
    query: { limit: 200 },
    rowsOf: ({ users }: UserPage) => users,
    nextOf: ({ next }) => next,
  });
  return (
    <Page>
      <PageHeader
        title={t('pageUsers')}
        note={t('usersNote')}
        actions={
          mayManage && (
            <Button component={Link} to="/users/new">
              {t('newUser')}
            </Button>
          )
        }
      />
      <Toolbar label={t('filters')}>
        <TextInput
          label={t('findUser')}
          value={sought ?? ''}
          onChange={(event) => seek(event.currentTarget.value)}
        />
        <Select
          label={t('byRole')}
          clearable
          data={roleNames.map((value) => ({ value, label: word(value) }))}
          value={role}
          onChange={setRole}
        />
      </Toolbar>
      <Section title={t('pageUsers')} flush>
        <Loaded query={pages}>
          {(users) => <UserTable users={users.filter(fits(sought, role))} />}
        </Loaded>
        <MoreRows pages={pages} />
      </Section>
    </Page>
  );
}
