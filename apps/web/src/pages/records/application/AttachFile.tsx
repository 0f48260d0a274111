import { Button, FileButton, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { Problem, Toolbar } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import {
  type Attachment,
  type AttachmentKind,
  attachmentKinds,
  attachmentsPath,
} from './attachment.ts';
import paper from './paper.module.css';
import { paperTexts } from './texts.ts';

/** Adds a file. The same file of the same kind sent again is the one that is there, so it may be sent again. */
export function AttachFile({ agendaNo }: { readonly agendaNo: string }) {
  const t = useText(paperTexts);
  const client = useQueryClient();
  const [kind, setKind] = useState<AttachmentKind>('photo');
  const add = useMutation({
    mutationFn: (file: File) =>
      api.upload<Attachment>(attachmentsPath(agendaNo), file, {
        query: { kind, name: file.name.slice(0, 200) },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['record'] }),
  });
  return (
    <div className={paper['attach']}>
      <Toolbar label={t('attach')}>
        <Select
          label={t('attachmentKind')}
          data={attachmentKinds.map((one) => ({ value: one, label: t(`kind-${one}`) }))}
          value={kind}
          onChange={(value) => setKind(attachmentKinds.find((one) => one === value) ?? kind)}
          allowDeselect={false}
        />
        <FileButton
          accept="image/jpeg,image/png,application/pdf"
          onChange={(file) => file !== null && add.mutate(file)}
        >
          {(props) => (
            <Button {...props} variant="default" mt="lg" loading={add.isPending}>
              {t('attach')}
            </Button>
          )}
        </FileButton>
        <span role="status">{add.isSuccess && t('attached', { name: add.data.fileName })}</span>
      </Toolbar>
      {add.error !== null && <Problem error={add.error} />}
    </div>
  );
}
