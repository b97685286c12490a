import type { ReactNode } from 'react';
import { ColumnChooser } from './ColumnChooser';
import { FilterBar } from './FilterBar';
import { FilterMenu } from './FilterMenu';
import { FindPanel } from './FindPanel';
import { GoTo } from './GoTo';
import styles from './SheetFrame.module.css';

/**
 * What stands around a sheet: the bars of finding and of its filters below, so that no row moves when they come and go; going
 * to a place over its top edge.
 */
export const SheetFrame = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles['frame']}>
    <div className={styles['sheet']}>
      {children}
      <GoTo />
    </div>
    <FindPanel />
    <FilterBar />
    <FilterMenu />
    <ColumnChooser />
  </div>
);
