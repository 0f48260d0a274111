import { FieldList, Section, Stamp, StatusBadge } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { groupNames, groups } from './fields.ts';
import type { By, PdlEntry } from './model.ts';
import { pdlTexts } from './texts.ts';
import { usePdlWords } from './use-words.ts';

const told = (by: By | null) =>
  by === null ? null : (
    <>
      {by.by} · <Stamp at={by.at} />
    </>
  );

/** A PDL on record: who did what, what the checker is told, and everything that will hold. */
export function PdlRecord({ record }: { readonly record: PdlEntry }) {
  const t = useText(pdlTexts);
  const words = usePdlWords();
  const { entered, checked, approved, returned, posted, revision, postingFlag, warnings } = record;
  return (
    <>
      <Section title={t('summary')}>
        <FieldList
          fields={[
            { label: t('entered'), value: told(entered) },
            { label: t('checked'), value: told(checked) },
            { label: t('approved'), value: told(approved) },
            { label: t('posted'), value: told(posted) },
            { label: t('returned'), value: told(returned) },
            { label: t('revision'), value: revision },
            { label: t('postingFlag'), value: postingFlag },
          ]}
        />
      </Section>
      <Section title={t('warnings')}>
        {warnings.length === 0 ? (
          t('noWarnings')
        ) : (
          <ul>
            {warnings.map((one) => (
              <li key={`${one.field} ${one.code}`}>
                <StatusBadge tone="attention">{words.field(one.field)}</StatusBadge>{' '}
                {words.fault(one)}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {groupNames.map((name) => (
        <RecordGroup key={name} name={name} record={record} />
      ))}
    </>
  );
}

interface RecordGroupProps {
  readonly name: (typeof groupNames)[number];
  readonly record: PdlEntry;
}

/** Groups of which nothing is on record are left out. */
function RecordGroup({ name, record: { data, warnings } }: RecordGroupProps) {
  const t = useText(pdlTexts);
  const words = usePdlWords();
  const isEmpty = groups[name].every((field) => (data[field.name] ?? null) === null);
  if (isEmpty) return null;
  return (
    <Section title={t(`group-${name}`)}>
      <FieldList
        fields={groups[name].map((field) => {
          const value = words.value(field, data[field.name] ?? null);
          const isMarked = warnings.some((one) => one.field === field.name);
          return {
            label: words.field(field.name),
            value: isMarked ? <StatusBadge tone="attention">{value}</StatusBadge> : value,
          };
        })}
      />
    </Section>
  );
}
