/** PostgreSQL settings by name, as `-c name=value` takes them. */
export type Settings = Readonly<Record<string, string>>;

/** The superuser of an embedded cluster, and the name of its one database. */
export const superuser = 'setrum';
export const databaseName = 'setrum';

/** Only the name of the socket file comes from it; no TCP port is opened. */
export const socketPort = 5432;

/** What every embedded cluster runs with. fsync and data checksums keep PostgreSQL's defaults: on. */
export const durableSettings: Settings = {
  listen_addresses: '',
  port: `${socketPort}`,
  unix_socket_permissions: '0700',
  max_connections: '50',
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  cluster_name: 'setrum',
  // Thousands of small statements: compiling them costs more than it saves.
  jit: 'off',
  // The log must never hold a token: no rows in error details, no statements with their values.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
};

/** For clusters that nobody will miss: nothing waits for the disk, and many test files may connect. */
export const throwawaySettings: Settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  shared_buffers: '64MB',
};

/** initdb's arguments: Unicode letters, byte order for sorting, the same on every machine. */
export function initdbArguments(clusterDir: string, durable: boolean): readonly string[] {
  return [
    `--pgdata=${clusterDir}`,
    `--username=${superuser}`,
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--auth=trust',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
}

/**
 * Who may connect. There is no way in but the socket, in a folder of mode 0700: only the account that
 * owns the files, or root, gets that far, and both could read the files anyway. A password would
 * have to lie beside them.
 */
export const hostBasedAccess = 'local all all trust\n';

/** The command line of `postgres`. The socket's folder is quoted because the setting is a list. */
export function serverArguments(
  clusterDir: string,
  socketDir: string,
  settings: Settings,
): readonly string[] {
  const all: Settings = {
    ...settings,
    unix_socket_directories: `"${socketDir.replaceAll('"', '""')}"`,
  };
  return [
    '-D',
    clusterDir,
    ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}
