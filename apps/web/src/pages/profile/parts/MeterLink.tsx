import { Anchor } from '@mantine/core';
import { Link } from 'react-router';

/** A meter number, leading to its load profile. */
export function MeterLink({ meterNo }: { readonly meterNo: string }) {
  return (
    <Anchor component={Link} to={`/load-profile?meter=${meterNo}`} size="sm" underline="always">
      {meterNo}
    </Anchor>
  );
}
