import { Modal } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';
import { SearchBox } from './SearchBox.tsx';

/** The search box over the page. */
export default function SearchDialog({ onDone }: { readonly onDone: () => void }) {
  const t = useText();
  return (
    <Modal
      opened
      onClose={onDone}
      withCloseButton={false}
      size="xl"
      yOffset="4rem"
      padding={0}
      aria-label={t('search')}
      transitionProps={{ duration: 0 }}
    >
      <SearchBox onDone={onDone} />
    </Modal>
  );
}
