import {
  type Column,
  DataTable,
  Icon,
  Loaded,
  Page,
  PageHeader,
  Section,
} from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import { useSettings } from '../../../shell/settings/use-settings.ts';
import { systemTexts } from '../texts.ts';
import { useRoleWord } from '../use-role-words.ts';
import { permissionWordsId } from './permission-words.ts';

interface PermissionRow {
  readonly permission: string;
  readonly meaning: string;
  readonly roles: readonly string[];
}

interface RoleTable {
  readonly roles: readonly string[];
  readonly permissions: readonly PermissionRow[];
}

/** Who may do what: the server's own table. */
export default function RolesPage() {
  const t = useText(systemTexts);
  const query = useRecord<RoleTable>('/api/v1/roles');
  return (
    <Page>
      <PageHeader title={t('pageRoles')} note={t('rolesNote')} />
      <Section title={t('pageRoles')} flush>
        <Loaded query={query}>{(table) => <Matrix table={table} />}</Loaded>
      </Section>
    </Page>
  );
}

function Matrix({ table }: { readonly table: RoleTable }) {
  const t = useText(systemTexts);
  const word = useRoleWord();
  const { language } = useSettings();
  const meaningOf = ({ permission, meaning }: PermissionRow): string =>
    (language === 'id' ? permissionWordsId[permission] : undefined) ?? meaning;
  const columns: readonly Column<PermissionRow>[] = [
    { key: 'permission', title: t('permission'), value: (one) => one.permission, width: 12 },
    { key: 'meaning', title: t('meaning'), value: meaningOf, width: 24 },
    ...table.roles.map(
      (role): Column<PermissionRow> => ({
        ...{ key: role, title: word(role), width: 11 },
        value: ({ roles }) => (roles.includes(role) ? t('mayWord') : ''),
        cell: ({ roles }) => roles.includes(role) && <Icon name="good" label={t('mayWord')} />,
      }),
    ),
  ];
  return (
    <DataTable
      label={t('pageRoles')}
      rows={table.permissions}
      columns={columns}
      rowKey={({ permission }) => permission}
      maxHeight={60}
    />
  );
}
