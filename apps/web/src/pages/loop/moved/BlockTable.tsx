import { useText } from '../../../i18n/use-text.ts';
import { useSettings } from '../../../shell/settings/use-settings.ts';
import type { CardField } from '../model.ts';
import { usePlay } from '../play/context.ts';
import { loopTexts } from '../texts.ts';
import { BlockTitle } from './BlockTitle.tsx';
import { type Block, bytesOf } from './blocks.ts';
import classes from './moved.module.css';

/** One slot or record: each field with its bytes and what they mean. */
export function BlockTable({ block }: { readonly block: Block }) {
  const t = useText(loopTexts);
  return (
    <table className={classes['fields']}>
      <caption>
        <BlockTitle block={block} />
      </caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('fieldName')}</th>
          <th scope="col">{t('bytes')}</th>
          <th scope="col">{t('meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {block.fields.map((field) => (
          <FieldRow key={field.at} block={block} field={field} />
        ))}
      </tbody>
    </table>
  );
}

function FieldRow({ block, field }: { readonly block: Block; readonly field: CardField }) {
  const t = useText(loopTexts);
  const { language } = useSettings();
  const bytes = bytesOf(usePlay().state.card, block, field);
  return (
    <tr>
      <th scope="row">{field.name[language]}</th>
      <td>
        <code className={classes['hex']}>
          {bytes.map(({ at, hex, isChanged }) => (
            <span key={at} {...(isChanged ? { 'data-changed': '' } : {})}>
              {hex}
            </span>
          ))}
        </code>
      </td>
      <td>
        {field.text[language]}
        {bytes.some(({ isChanged }) => isChanged) && (
          <span className="visually-hidden"> ({t('changed')})</span>
        )}
      </td>
    </tr>
  );
}
