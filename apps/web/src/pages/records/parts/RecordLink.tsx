import { Anchor } from '@mantine/core';
import { Link } from 'react-router';

const places = {
  customer: 'customers',
  application: 'applications',
  meter: 'meters',
  sale: 'sales',
} as const;

export interface RecordLinkProps {
  readonly kind: keyof typeof places;
  /** IDPEL, agenda number, meter number, reference; a dash where there is none. */
  readonly id: string | null;
}

/** The number of another record, leading there. */
export function RecordLink({ kind, id }: RecordLinkProps) {
  if (id === null) return '–';
  return (
    <Anchor component={Link} to={`/${places[kind]}/${id}`} size="sm" underline="always">
      {id}
    </Anchor>
  );
}
