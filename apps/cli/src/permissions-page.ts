import {
  keyRoles,
  mayDo,
  permissions,
  permissionWords,
  type Role,
  userRoles,
} from '@setrum/server';

/** docs/permissions.md, made from the table; a test compares the two. */
export function permissionsPage(): string {
  return `# Permissions

Made by \`npx setrum permissions --markdown > docs/permissions.md\` from \`apps/server/src/identity/permission/table.ts\`; do not edit.

Every route of the API asks for one permission (\`x-permission\` in [/api/openapi.json](architecture.md)); \`signed-in\` asks only who one is, \`public\` nothing.
A row is a permission, a column a role, ● may. Beside it stand two rules that no table tells: what belongs to a unit is done only within one's own units, and who
made an order never decides it. [identity.md](identity.md) says what the roles are and how they are given.

## People

${table(userRoles)}

## Programs (access keys)

\`counter\` is a counter's agent and \`partner-server\` a partner's own server: each sells for one partner. \`staff\`, \`vending\` and \`finance\` act for the utility, in
every unit.

${table(keyRoles)}
`;
}

function table(columns: readonly Role[]): string {
  const head = ['permission', 'to', ...columns];
  const rows = permissions.map((permission) => [
    `\`${permission}\``,
    permissionWords[permission],
    ...columns.map((role) => (mayDo(role, permission) ? '●' : '')),
  ]);
  const rule = head.map((_, n) => (n < 2 ? '---' : ':-:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
