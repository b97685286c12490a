import type { GridOptions } from 'ag-grid-community';
import type { ViewRow } from '../../shared/form/types';
import { GRID_LOCALE } from '../../shared/text/ui';
import { sheetTheme } from './gridTheme';

/** What is the same for every sheet: the grid draws and scrolls; keys, focus, editing and selection are ours. */
export const FIXED_OPTIONS: GridOptions<ViewRow> = {
  theme: sheetTheme,
  getRowId: ({ data }) => data.id,
  suppressCellFocus: true,
  suppressHeaderFocus: true,
  suppressMovableColumns: true,
  suppressRowHoverHighlight: true,
  suppressColumnMoveAnimation: true,
  suppressNoRowsOverlay: true,
  animateRows: false,
  rowBuffer: 8,
  tooltipShowDelay: 350,
  tooltipHideDelay: 20_000,
  localeText: { ...GRID_LOCALE },
};
