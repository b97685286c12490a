import styles from './Tabs.module.css';

interface TabsProps<T extends string> {
  readonly tabs: readonly { readonly id: T; readonly label: string; readonly count?: number }[];
  readonly current: T;
  /** Before the id of each tab in its test id: "import-tab" → "import-tab-changed". */
  readonly testId: string;
  readonly onChoose: (id: T) => void;
}

/** One of some lists, each with how much is in it. */
export const Tabs = <T extends string>({ tabs, current, testId, onChoose }: TabsProps<T>) => (
  <div className={styles['tabs']} role="tablist">
    {tabs.map(({ id, label, count }) => (
      <button
        key={id}
        type="button"
        role="tab"
        aria-selected={id === current}
        data-testid={`${testId}-${id}`}
        onClick={() => onChoose(id)}
      >
        {label}
        {count === undefined ? null : (
          <>
            {' '}
            <Count value={count} />
          </>
        )}
      </button>
    ))}
  </div>
);

/** How much there is of something, beside its name. */
export const Count = ({ value }: { readonly value: number | string }) => (
  <span className={styles['count']}>{value}</span>
);
