import { readFile } from 'node:fs/promises';
import { SetrumError } from '@setrum/errors';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { problemsOfNumbers } from '../number/allot.ts';
import { type Ap2tSettings, ap2tDefaults } from './settings.ts';

const Template = Type.String({ minLength: 1, maxLength: 100 });
const Days = Type.Integer({ minimum: 0, maximum: 366 });
const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' });
const Name = Type.String({ minLength: 1, maxLength: 60 });
const closed = { additionalProperties: false } as const;

/** The settings file: everything may be left out. Money rules are code of packages/tariff, not of this file. */
const SettingsFile = Type.Object(
  {
    numbers: Type.Optional(
      Type.Object(
        {
          agenda: Type.Optional(Template),
          registration: Type.Optional(Template),
          idpel: Type.Optional(Template),
          document: Type.Optional(Template),
          types: Type.Optional(Type.Record(Type.String(), Type.String({ pattern: '^[0-9]$' }))),
        },
        closed,
      ),
    ),
    sipValidDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 730 })),
    serviceTargets: Type.Optional(
      Type.Object(
        {
          workingDays: Type.Optional(Type.Record(Type.String(), Days)),
          nearDays: Type.Optional(Days),
          holidays: Type.Optional(Type.Array(Day, { maxItems: 1000 })),
        },
        closed,
      ),
    ),
    openBills: Type.Optional(Type.Union([Type.Literal('oldest-first'), Type.Literal('remain')])),
    emergencyCreditDkwh: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
    utility: Type.Optional(
      Type.Object(
        {
          name: Type.Optional(Name),
          motto: Type.Optional(Type.String({ maxLength: 80 })),
          callCentre: Type.Optional(Type.String({ maxLength: 30 })),
          website: Type.Optional(Name),
        },
        closed,
      ),
    ),
    signatory: Type.Optional(Type.Object({ name: Name, position: Name }, closed)),
    publicUrl: Type.Optional(Type.String({ pattern: '^https?://[^\\s/]+$' })),
    templatesDir: Type.Optional(Type.String({ minLength: 1 })),
  },
  closed,
);

const settingsFile = Compile(SettingsFile);

/** Reads a settings file (JSON) over the defaults. Throws SETRUM_SETTINGS_INVALID with what is wrong. */
export async function readAp2tSettings(path: string): Promise<Ap2tSettings> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw invalid(`${path}: ${error.code ?? error.message}`);
  });
  return settingsOf(parsed(text, path));
}

/** The settings that a file's content means. Throws SETRUM_SETTINGS_INVALID. */
export function settingsOf(content: unknown): Ap2tSettings {
  if (!settingsFile.Check(content)) {
    const [first] = settingsFile.Errors(content);
    throw invalid(`${first?.instancePath || '/'} ${first?.message ?? ''}`.trim());
  }
  const settings = merged(content);
  const [problem] = problemsOfNumbers(settings.numbers);
  if (problem !== undefined) throw invalid(problem);
  return settings;
}

function merged(content: Static<typeof SettingsFile>): Ap2tSettings {
  const { numbers, serviceTargets, utility, ...plain } = content;
  const { numbers: ourNumbers, serviceTargets: ourTargets } = ap2tDefaults;
  const workingDays = { ...ourTargets.workingDays, ...serviceTargets?.workingDays };
  const types = { ...ourNumbers.types, ...numbers?.types };
  return {
    ...ap2tDefaults,
    ...plain,
    numbers: { ...ourNumbers, ...numbers, types },
    serviceTargets: { ...ourTargets, ...serviceTargets, workingDays },
    utility: { ...ap2tDefaults.utility, ...utility },
  };
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function invalid(detail: string): SetrumError {
  return new SetrumError('SETRUM_SETTINGS_INVALID', { detail });
}
