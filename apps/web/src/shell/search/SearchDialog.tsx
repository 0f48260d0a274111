import { Modal } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';
import { SearchBox } from './SearchBox.tsx';

/** The search box over the page. */
export default function SearchDialog({ onDone }: { readonly onDone: () => void }) {
  const t = useText();
  return (
    <Modal.Root opened onClose={onDone} size="xl" yOffset="4rem" transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content aria-label={t('search')}>
        <Modal.Body p={0}>
          <SearchBox onDone={onDone} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
