import { EntryPage } from './EntryPage.tsx';

/** Migrasi: postpaid to prepaid. */
export default function MigrationPage() {
  return <EntryPage kind="MIGRASI" />;
}
