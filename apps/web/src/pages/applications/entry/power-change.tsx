import { EntryPage } from './EntryPage.tsx';

/** Perubahan Tarif/Daya (figure 2-7). */
export default function PowerChangePage() {
  return <EntryPage kind="PD" />;
}
