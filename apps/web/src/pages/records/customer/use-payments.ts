import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { useMay } from '../../../parts/use-record.ts';
import type { FoundSale } from '../../../shell/search/model.ts';
import type { Application } from '../application/model.ts';

type Sales = { readonly sales: readonly FoundSale[] };
type Applications = { readonly applications: readonly Application[] };

/** Bills are found by the IDPEL, registrations by the number that the SIP has given them. The newest first. */
export function usePayments(idpel: string) {
  const maySeeApplications = useMay()('application.view');
  return useQuery({
    queryKey: ['record', 'payments', idpel],
    queryFn: async (): Promise<readonly FoundSale[]> => {
      const told = maySeeApplications
        ? await api.get<Applications>('/api/v1/applications', { query: { idpel } })
        : { applications: [] };
      const paid = told.applications.flatMap(({ registrationNo, paidAt }) =>
        registrationNo !== null && paidAt !== null ? [registrationNo] : [],
      );
      const found = await Promise.all(
        [idpel, ...paid].map((q) => api.get<Sales>('/api/v1/sales', { query: { q } })),
      );
      // A token is a purchase: those stand in a list of their own.
      const payments = found.flatMap(({ sales }) =>
        sales.filter(({ product }) => product !== '99502'),
      );
      return payments.sort((a, b) => b.at.localeCompare(a.at));
    },
  });
}
