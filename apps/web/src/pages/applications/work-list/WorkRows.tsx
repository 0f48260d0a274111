import { Loaded, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { usePages } from '../../../parts/use-pages.ts';
import { MoreRows } from '../../records/parts/MoreRows.tsx';
import type { WorkPage, WorkRow } from './model.ts';
import { workTexts } from './texts.ts';
import { WorkTable } from './WorkTable.tsx';

export interface WorkRowsProps {
  readonly states: readonly string[];
  readonly kind: string | null;
  readonly title?: string;
  /** Where a row leads; to the application where it is left out. */
  readonly onOpen?: (agendaNo: string) => void;
}

/** The applications that wait in some states. */
export function WorkRows({ states, kind, title, onOpen }: WorkRowsProps) {
  const t = useText(workTexts);
  const pages = usePages<WorkRow, WorkPage>({
    path: '/api/v1/work-list/applications',
    query: { state: states, kind },
    rowsOf: ({ rows }) => rows,
    nextOf: ({ next }) => next,
  });
  const label = title ?? t('waiting');
  return (
    <Section title={label} flush>
      <Loaded query={pages}>
        {(rows) => (
          <>
            <WorkTable label={label} rows={rows} {...(onOpen === undefined ? {} : { onOpen })} />
            <MoreRows pages={pages} />
          </>
        )}
      </Loaded>
    </Section>
  );
}
