import { viewSchemaOf } from '../data/schemas.ts';
import { documentKinds, kindFacts } from '../kind.ts';
import { formatters, usualFormatter } from './format.ts';
import { type Place, placesIn } from './place.ts';

/** For docs/documents.md: every place that the templates of each kind may speak of, and every formatter. */
export function templateReference(): string {
  const common = new Set(['document', 'utility', 'unit']);
  const ofKind = documentKinds.flatMap((kind) => {
    const places = placesIn(viewSchemaOf(kind)).filter(({ place }) => !isOf(place, common));
    return [
      `**\`${kindFacts[kind].template}.json\`** (${kind}): ${places.map(written).join(', ')}.`,
      '',
    ];
  });
  const shared = placesIn(viewSchemaOf('SIP')).filter(({ place }) => isOf(place, common));
  const forms = Object.entries(formatters).map(([name, { takes }]) => {
    const usual = takes.filter((form) => usualFormatter[form] === name);
    return `| \`${name}\` | ${takes.join(', ')} | ${usual.join(', ')} |`;
  });
  return [
    `**In all of them**: ${shared
      .filter(({ place }) => !place.startsWith('utility.mark'))
      .map(written)
      .join(', ')}.`,
    '',
    ...ofKind,
    '| formatter | takes | taken when none is given, for |',
    '|---|---|---|',
    ...forms,
    '',
  ].join('\n');
}

function written({ place, mayBeEmpty, form }: Place): string {
  return `\`${place}\` ${form}${mayBeEmpty ? '?' : ''}`;
}

function isOf(place: string, groups: ReadonlySet<string>): boolean {
  return groups.has(place.split('.')[0] ?? '');
}
