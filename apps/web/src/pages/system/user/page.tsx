import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Loaded, Page, PageHeader } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay, useRecord } from '../../../parts/use-record.ts';
import { useTitle } from '../../../parts/use-title.ts';
import type { User } from '../model.ts';
import { StateOfUser } from '../StateOfUser.tsx';
import { systemTexts } from '../texts.ts';
import { ChangeUser } from './ChangeUser.tsx';
import { HelpUser } from './HelpUser.tsx';
import { Password } from './Password.tsx';
import { SessionsOf } from './SessionsOf.tsx';
import { UserData } from './UserData.tsx';

/** A user: who it is, what may be changed, and where they are signed in. */
export default function UserPage() {
  const { name = '' } = useParams();
  const t = useText(systemTexts);
  const may = useMay();
  const query = useRecord<User>(`/api/v1/users/${name}`);
  const [password, setPassword] = useState<string | null>(null);
  useTitle(query.data?.displayName);
  return (
    <Page>
      <Loaded query={query}>
        {(user) => (
          <>
            <PageHeader
              title={user.displayName}
              note={
                <>
                  {user.name} <StateOfUser user={user} />
                </>
              }
              actions={
                <>
                  {may('audit.view') && (
                    <Button component={Link} to={`/audit?actor=${user.name}`} variant="default">
                      {t('itsAudit')}
                    </Button>
                  )}
                  {may('user.manage') && <HelpUser user={user} onPassword={setPassword} />}
                </>
              }
            />
            {password !== null && <Password name={user.name} password={password} />}
            <UserData user={user} />
            {may('user.manage') && <ChangeUser key={user.name} user={user} />}
            <SessionsOf user={user} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
