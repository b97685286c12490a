import type { TemplateInfo } from '../../../shared/contract/templateAnswers';
import { formatMoment } from '../../../shared/text/moment';
import { TEMPLATE_TEXT as TEXT } from '../../../shared/text/templates';
import { openTemplate, removeTemplate, renameTemplate, showFilling } from '../../command/templates';
import { sheetAt } from '../../command/workspace';
import { useStore } from '../../store/createStore';
import { isReadOnly } from '../../store/planStore';
import { uiStore } from '../../store/uiStore';
import { Dialog } from '../Dialog';
import lists from '../List.module.css';
import { NameField } from '../NameField';
import { useInquiry } from '../useInquiry';
import styles from './Template.module.css';

/** The superiors' workbooks that are kept for the Biểu on screen. */
export const TemplateListDialog = () => {
  const list = useInquiry('template.list', { at: sheetAt() ?? { sheet: '' } });
  const busy = useStore(uiStore, (state) => state.busy);
  if (!list) return null;
  const locked = isReadOnly() || busy !== null;
  return (
    <Dialog
      title={TEXT.listTitle}
      size="wide"
      testId="templates-dialog"
      onSubmit={() => void openTemplate(null, false)}
      buttons={
        <>
          {busy === null ? null : <span className="muted at-left">{busy}</span>}
          <button type="button" className="button-plain" data-leave="">
            {TEXT.close}
          </button>
          <button
            type="submit"
            className={list.length === 0 ? 'button-primary' : 'button-plain'}
            disabled={locked}
            {...(list.length === 0 ? { 'data-first': '' } : {})}
          >
            {TEXT.add}
          </button>
        </>
      }
    >
      <p className="muted">{TEXT.listIntro}</p>
      {list.length === 0 ? (
        <div className={styles['nothing']}>
          <strong>{TEXT.none}</strong>
          <p className="muted">{TEXT.noneNext}</p>
        </div>
      ) : (
        <div className={`${lists['list']} ${styles['templates']}`}>
          <table>
            <thead>
              <tr>
                <th scope="col">{TEXT.name}</th>
                <th scope="col">{TEXT.file}</th>
                <th scope="col">{TEXT.places}</th>
                <th scope="col">{TEXT.added}</th>
                <th scope="col" aria-label={TEXT.fill} />
              </tr>
            </thead>
            <tbody>
              {list.map((one, index) => (
                <Line key={one.id} template={one} locked={locked} isFirst={index === 0} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Dialog>
  );
};

interface LineProps {
  readonly template: TemplateInfo;
  readonly locked: boolean;
  readonly isFirst: boolean;
}

const Line = ({ template, locked, isFirst }: LineProps) => {
  const { id, name } = template;
  return (
    <tr>
      <td>
        <NameField
          label={TEXT.name}
          name={name}
          className={styles['name']}
          disabled={locked}
          onRename={(text) => void renameTemplate(id, text)}
        />
      </td>
      <td>
        {template.fileName}
        <span className={`muted ${lists['line']}`}>{template.sheetName}</span>
      </td>
      <td className={styles['narrow']}>{TEXT.placesOf(template.columns, template.rows)}</td>
      <td className={styles['narrow']}>
        {formatMoment(template.addedAt)}
        <span className={`muted ${lists['line']}`}>{template.addedBy}</span>
      </td>
      <td className={lists['act']}>
        <button
          type="button"
          className="button-primary"
          aria-label={TEXT.fillNamed(name)}
          onClick={() => showFilling(template)}
          {...(isFirst ? { 'data-first': '' } : {})}
        >
          {TEXT.fill}
        </button>
        <div className={styles['more']}>
          <button
            type="button"
            className="button-link"
            disabled={locked}
            aria-label={`${TEXT.change}: ${name}`}
            onClick={() => void openTemplate(id, true)}
          >
            {TEXT.change}
          </button>
          <button
            type="button"
            className="button-link"
            disabled={locked}
            aria-label={`${TEXT.newVersion}: ${name}`}
            onClick={() => void openTemplate(id, false)}
          >
            {TEXT.newVersion}
          </button>
          <button
            type="button"
            className="button-link"
            disabled={locked}
            aria-label={`${TEXT.remove}: ${name}`}
            onClick={() => void removeTemplate(id)}
          >
            {TEXT.remove}
          </button>
        </div>
      </td>
    </tr>
  );
};
