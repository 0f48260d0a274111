import { useRecord } from '../../../parts/use-record.ts';
import { Settlement } from '../../applications/ujl/Settlement.tsx';
import type { Application } from '../application/model.ts';

/** What the deposit came to at each migration of the customer; nothing where there was none. */
export function UjlOf({ idpel }: { readonly idpel: string }) {
  const query = useRecord<{ applications: readonly Application[] }>(
    `/api/v1/applications?idpel=${idpel}`,
  );
  const posted = query.data?.applications.filter(
    ({ kind, state }) => kind === 'MIGRASI' && state === 'posted',
  );
  return posted?.map(({ agendaNo }) => <Settlement key={agendaNo} agendaNo={agendaNo} />);
}
