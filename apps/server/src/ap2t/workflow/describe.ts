import { permissionTable } from '../../identity/index.ts';
import type { ApplicationState } from '../application/model.ts';
import { guards } from './guards.ts';
import { type Transition, transitions } from './transitions.ts';

/** The states for people. */
export const stateNames: Readonly<
  Record<ApplicationState, { readonly id: string; readonly en: string }>
> = {
  entered: { id: 'Permohonan', en: 'entered' },
  held: { id: 'Penangguhan', en: 'held' },
  approved: { id: 'Persetujuan', en: 'approved' },
  'sip-issued': { id: 'SIP terbit, menunggu pembayaran', en: 'SIP issued, waits for payment' },
  expired: { id: 'Registrasi kedaluwarsa', en: 'registration expired' },
  paid: { id: 'Lunas', en: 'paid, or nothing to pay' },
  activated: { id: 'Meter diaktivasi', en: 'meter activated, tokens requested' },
  'tokens-generated': { id: 'SUKSES TOKEN', en: 'tokens generated' },
  'kct-set': { id: 'KCT diset', en: 'KCT set' },
  'work-ordered': { id: 'PK terbit', en: 'work ordered' },
  'realisation-held': { id: 'Penangguhan realisasi', en: 'realisation held' },
  realised: { id: 'Realisasi sambung', en: 'installed' },
  signed: { id: 'BA dan SPJBTL ditandatangani', en: 'BA and SPJBTL signed' },
  'pdl-entered': { id: 'PDL awal', en: 'PDL entered' },
  'pdl-checked': { id: 'PDL diperiksa', en: 'PDL checked' },
  'pdl-approved': { id: 'PDL disahkan', en: 'PDL approved' },
  posted: { id: 'Peremajaan PDL', en: 'posted: the new data are live' },
  cancelled: { id: 'Batal', en: 'cancelled' },
};

/** The transition table as a page: states, diagram, and every step with who may take it. */
export function stepsPage(): string {
  return [
    '# Steps of an application',
    '',
    '<!-- Made by `npx setrum applications --markdown` from the transition table; a test holds them together. -->',
    '',
    'Every kind of application (PB, PD, PS, Migrasi, two-way registration) moves by this one table; guards tell where kinds and products part.',
    'A dotted arrow takes a step back, and needs a reason. How it works is in [applications.md](applications.md).',
    '',
    '## States',
    '',
    '| state | AP2T | meaning |',
    '|---|---|---|',
    ...Object.entries(stateNames).map(([state, { id, en }]) => `| \`${state}\` | ${id} | ${en} |`),
    '',
    '## Diagram',
    '',
    '```mermaid',
    ...diagram(),
    '```',
    '',
    '## Steps',
    '',
    '| step | from | to | who | guards | effects, in one transaction | reason |',
    '|---|---|---|---|---|---|---|',
    '| `enter`: Entri permohonan / Enter an application | | entered | ' +
      `${rolesOf('application.enter')} | | numbers, costs | |`,
    ...transitions.map(rowOf),
    '',
  ].join('\n');
}

function rowOf(row: Transition): string {
  const { action, meaning, from, to, by, guards: names, effects, reason } = row;
  const conditions = names.map((name) => guards[name].meaning.en).join('; ');
  const cells = [
    `\`${action}\`: ${meaning.id} / ${meaning.en}`,
    ...[from.join(', '), to, rolesOf(by), conditions, effects.join(', '), reason ? 'yes' : ''],
  ];
  return `| ${cells.join(' | ')} |`;
}

function rolesOf(by: Transition['by']): string {
  if (by === 'system') return 'the server';
  if (by === 'payment') return 'P2APST, in the commit of the payment';
  return `${permissionTable[by].join(', ')} (\`${by}\`)`;
}

function diagram(): string[] {
  const id = (state: string): string => state.replaceAll('-', '_');
  const arrows = new Map<string, string[]>();
  for (const { action, from, to, undoes } of transitions) {
    for (const state of from) {
      const arrow = `${id(state)} ${undoes === undefined ? '-->' : '-.->'}| | ${id(to)}`;
      arrows.set(arrow, [...(arrows.get(arrow) ?? []), action]);
    }
  }
  return [
    'flowchart TD',
    ...Object.entries(stateNames).map(
      ([state, name]) => `  ${id(state)}["${state}<br/>${name.id}"]`,
    ),
    ...[...arrows].map(
      ([arrow, names]) => `  ${arrow.replace('| |', `|${[...new Set(names)].join(', ')}|`)}`,
    ),
  ];
}
