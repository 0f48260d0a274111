import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { Confirm, FieldList, Problem, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { useMay } from '../../../parts/use-record.ts';
import { ConnectionTable } from './ConnectionTable.tsx';
import { draftOf } from './draft.ts';
import { EditLink } from './LazyEditLink.tsx';
import type { LinkView } from './model.ts';
import { linkTexts } from './texts.ts';

export interface OneLinkProps {
  readonly link: LinkView;
  readonly onClose: () => void;
}

/** One link: what it may do, who is connected by it; opened or shut. */
export function OneLink({ link, onClose }: OneLinkProps) {
  const t = useText(linkTexts);
  const may = useMay();
  const [isAsked, setAsked] = useState(false);
  const [isEdited, setEdited] = useState(false);
  const { linkId, enabled } = link;
  const set = useAct<boolean, unknown>(`link.${linkId}`, (to) =>
    api.put(`/api/v1/links/${linkId}/enabled`, { enabled: to }),
  );
  const run = (to: boolean): void => {
    setAsked(false);
    set.mutate(to);
  };
  const actions = (
    <>
      {may('partner.manage') && (
        <Button variant="default" size="xs" onClick={() => setEdited(true)}>
          {t('change')}
        </Button>
      )}
      {may('partner.manage') &&
        (enabled ? (
          <Button
            variant="default"
            size="xs"
            loading={set.isPending}
            onClick={() => setAsked(true)}
          >
            {t('shutLink')}
          </Button>
        ) : (
          <Button size="xs" loading={set.isPending} onClick={() => run(true)}>
            {t('openLink')}
          </Button>
        ))}
      <Button variant="default" size="xs" onClick={onClose}>
        {t('closePanel')}
      </Button>
    </>
  );
  if (isEdited) return <EditLink initial={draftOf(link)} isKnown onDone={() => setEdited(false)} />;
  return (
    <>
      <Section title={linkId} actions={actions}>
        {set.error !== null && <Problem error={set.error} />}
        <LinkData link={link} />
      </Section>
      <Section title={t('connectionsOf', { linkId })} flush>
        <ConnectionTable linkId={linkId} connections={link.connections} />
      </Section>
      <Confirm
        opened={isAsked}
        title={t('shutLink')}
        action={t('shutLink')}
        danger
        onConfirm={() => run(false)}
        onCancel={() => setAsked(false)}
      >
        {t('shutText', { linkId })}
      </Confirm>
    </>
  );
}

/** What a link may do, and from where it comes. */
function LinkData({ link }: { readonly link: LinkView }) {
  const t = useText(linkTexts);
  const list = (texts: readonly string[]): string => texts.join(', ');
  const fields = [
    { label: t('banks'), value: list(link.bankCodes) },
    { label: t('central'), value: link.centralId },
    { label: t('switchers'), value: list(link.switcherIds) },
    { label: t('addresses'), value: list(link.addresses) },
    { label: t('dialect'), value: link.dialect ?? t('asListener') },
    { label: t('framing'), value: link.framing ?? t('asListener') },
    { label: t('autoSignOn'), value: t(link.autoSignOn ? 'yes' : 'no') },
    { label: t('maxConnections'), value: link.maxConnections },
    { label: t('maxUnanswered'), value: link.maxUnanswered },
    { label: t('maxFrameBytes'), value: link.maxFrameBytes },
    { label: t('idleEchoSeconds'), value: link.idleEchoSeconds },
    { label: t('fingerprints'), value: list(link.fingerprints), wide: true },
  ];
  return <FieldList fields={fields} />;
}
