import { EntryPage } from './EntryPage.tsx';

/** Pasang Kembali (figure 2-10). */
export default function ReinstallationPage() {
  return <EntryPage kind="PS" />;
}
