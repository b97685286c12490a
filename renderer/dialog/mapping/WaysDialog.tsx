import { useState } from 'react';
import type { ReadingWay } from '../../../shared/contract/mappingAnswers';
import { formatMoment } from '../../../shared/text/moment';
import { READING_WAYS as TEXT } from '../../../shared/text/readingWays';
import { sheetAt } from '../../command/workspace';
import { isReadOnly } from '../../store/planStore';
import { Dialog } from '../Dialog';
import lists from '../List.module.css';
import { NameField } from '../NameField';
import { Problem } from '../Problem';
import { Tabs } from '../Tabs';
import { useInquiry } from '../useInquiry';
import { useRunner } from '../useRunner';
import { MeasureList } from './MeasureList';
import styles from './WaysDialog.module.css';

type Tab = keyof typeof TEXT.tabs;
const TABS: readonly Tab[] = ['ways', 'measures'];

/** What the plan file keeps for reading foreign workbooks: ways of reading, and what its own units are worth. */
export const WaysDialog = () => {
  const at = sheetAt() ?? { sheet: '' };
  const kept = useInquiry('mapping.ways', { at });
  const [tab, setTab] = useState<Tab>('ways');
  if (!kept) return null;
  return (
    <Dialog
      title={TEXT.title}
      size="wide"
      testId="ways-dialog"
      buttons={
        <button type="button" className="button-primary" data-first="" data-leave="">
          {TEXT.close}
        </button>
      }
    >
      <Tabs
        tabs={TABS.map((id) => ({ id, label: TEXT.tabs[id], count: kept[id].length }))}
        current={tab}
        testId="ways-tab"
        onChoose={setTab}
      />
      {tab === 'ways' ? <Ways ways={kept.ways} /> : <MeasureList measures={kept.measures} />}
    </Dialog>
  );
};

const Ways = ({ ways }: { ways: readonly ReadingWay[] }) => {
  const { run, problem } = useRunner();
  const locked = isReadOnly();
  const at = sheetAt() ?? { sheet: '' };
  if (ways.length === 0) {
    return (
      <div className={styles['nothing']}>
        <strong>{TEXT.noWays}</strong>
        <p className="muted">{TEXT.noWaysNext}</p>
      </div>
    );
  }
  return (
    <>
      <p className={`muted ${styles['intro']}`}>{TEXT.waysIntro}</p>
      <Problem text={problem} />
      <div className={`${lists['list']} ${styles['ways']}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">{TEXT.name}</th>
              <th scope="col">{TEXT.form}</th>
              <th scope="col">{TEXT.table}</th>
              <th scope="col">{TEXT.used}</th>
              <th scope="col" aria-label={TEXT.forget} />
            </tr>
          </thead>
          <tbody>
            {ways.map((way) => (
              <tr key={way.id} data-way={way.id}>
                <td>
                  <NameField
                    label={TEXT.name}
                    name={way.name}
                    className={styles['name']}
                    disabled={locked}
                    onRename={(name) => void run({ type: 'renameMapping', ...at, mapping: way.id, name })}
                  />
                </td>
                <td>
                  {way.isHere ? <strong>{way.form}</strong> : way.form}
                  <span className={`muted ${lists['line']}`}>{way.plan}</span>
                </td>
                <td>
                  {TEXT.tableOf(way.sheetName, way.header.top, way.header.bottom)}
                  <span className={`muted ${lists['line']}`}>{TEXT.readOf(way.columns, way.rows)}</span>
                </td>
                <td className={styles['narrow']}>{formatMoment(way.usedAt)}</td>
                <td className={lists['act']}>
                  <button
                    type="button"
                    className="button-link"
                    disabled={locked}
                    aria-label={TEXT.forgetNamed(way.name)}
                    onClick={() => void run({ type: 'forgetMapping', ...at, mapping: way.id })}
                  >
                    {TEXT.forget}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};
