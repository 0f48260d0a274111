import { type GivenSettings, readSettings } from './settings.ts';

/** Which variable of the environment sets what, and how it is read. */
const variables = {
  SETRUM_LOKET_SERVER: 'server',
  SETRUM_LOKET_ACCESS_KEY_FILE: 'accessKeyFile',
  SETRUM_LOKET_DRIVER: 'driver',
  SETRUM_LOKET_READER: 'reader',
  SETRUM_LOKET_READER_PROFILE: 'readerProfile',
  SETRUM_LOKET_PRINTER: 'printer',
  SETRUM_LOKET_SOLD_BY: 'soldBy',
  SETRUM_LOKET_FOLDER: 'folder',
  SETRUM_LOKET_PORT: 'port',
  SETRUM_LOKET_ORIGINS: 'origins',
} as const;

/** What the environment says of the counter. SETRUM_LOKET_SETTINGS. */
export function settingsOfEnvironment(env: NodeJS.ProcessEnv): GivenSettings {
  const given: Record<string, unknown> = {};
  for (const [variable, name] of Object.entries(variables)) {
    const said = env[variable];
    if (said === undefined || said === '') continue;
    given[name] = saidValue(name, said);
  }
  return readSettings(given, 'environment');
}

function saidValue(name: string, said: string): unknown {
  if (name === 'port') return /^\d{1,5}$/.test(said) ? Number(said) : said;
  if (name === 'origins') return said.split(',').map((origin) => origin.trim());
  return said;
}
