import { EntryPage } from './EntryPage.tsx';

/** Registration for the two-way service (SOP 1.4). */
export default function TwoWayPage() {
  return <EntryPage kind="DUA_ARAH" />;
}
