import { DEFAULT_METER_CONFIG, type MeterConfig } from '@setrum/meter';
import { usage } from './units.ts';

/** Every setting by its name in the state. */
export const settingNames = Object.keys(DEFAULT_METER_CONFIG) as (keyof MeterConfig)[];

const refusals: readonly string[] = ['credit', 'all', 'nothing'];

/** Settings as `name=value`; numbers, `true` and `false`, `none` for no limit. SETRUM_USAGE. */
export function parseSettings(texts: readonly string[]): Partial<MeterConfig> {
  return Object.assign({}, ...texts.map(parseSetting));
}

function parseSetting(text: string): Partial<MeterConfig> {
  const [, name = '', value = ''] = /^(\w+)=(.+)$/.exec(text) ?? [];
  const key = settingNames.find((known) => known === name);
  if (key === undefined) throw usage(`no setting ${name || text}: ${settingNames.join(', ')}`);
  return { [key]: settingValue(key, value) };
}

function settingValue(key: keyof MeterConfig, text: string): MeterConfig[keyof MeterConfig] {
  const example = DEFAULT_METER_CONFIG[key];
  if (typeof example === 'boolean') {
    if (text !== 'true' && text !== 'false') throw usage(`${key} is true or false`);
    return text === 'true';
  }
  if (typeof example === 'string') {
    if (!refusals.includes(text)) throw usage(`${key} is one of ${refusals.join(', ')}`);
    return text as MeterConfig['refuseWhileTampered'];
  }
  if (text === 'none' && example === null) return null;
  const number = Number(text);
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw usage(`${key} is a number`);
  return number;
}
