import { daysBefore, today } from '../../hub/parts/days.ts';

/** So far back the list goes unless somebody asks for more. */
export const shownDays = 30;

export interface TwoWayQuery {
  readonly unit: string | null;
  readonly meterNo: string | null;
  readonly idpel: string | null;
  readonly from: string;
  readonly until: string | null;
  readonly card: string | null;
}

/** What the URL asks the API for: a number of 12 digits is an IDPEL, any other a meter. */
export function queryFrom(search: URLSearchParams, now = today()): TwoWayQuery {
  const number = search.get('number');
  const isIdpel = number?.length === 12;
  return {
    unit: search.get('unit'),
    meterNo: isIdpel ? null : number,
    idpel: isIdpel ? number : null,
    from: search.get('from') ?? daysBefore(now, shownDays),
    until: search.get('until'),
    card: search.get('card'),
  };
}
