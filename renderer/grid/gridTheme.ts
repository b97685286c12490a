import {
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  EventApiModule,
  LocaleModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  ScrollApiModule,
  type Theme,
  TooltipModule,
  themeQuartz,
} from 'ag-grid-community';

/** Only what the sheet needs; nothing of the enterprise package. */
ModuleRegistry.registerModules([
  ClientSideRowModelModule,
  ClientSideRowModelApiModule,
  ColumnApiModule,
  EventApiModule,
  RowApiModule,
  ScrollApiModule,
  RenderApiModule,
  CellStyleModule,
  TooltipModule,
  LocaleModule,
]);

export const FONT_FAMILY = '"Segoe UI", "Noto Sans", system-ui, sans-serif';

/**
 * The word by which the page's policy knows the style elements of the grid from strange ones: the host puts another one
 * into each page that it serves. None where the page has no such policy.
 */
export const styleNonce = (): { readonly styleNonce?: string } => {
  const word = document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce;
  return word ? { styleNonce: word } : {};
};

/** Cells draw their own lines, so that merged ones have none inside; the grid draws none. */
export const sheetTheme: Theme = themeQuartz.withParams({
  fontFamily: ['Segoe UI', 'Noto Sans', 'system-ui', 'sans-serif'],
  backgroundColor: '#ffffff',
  foregroundColor: '#1b1f24',
  accentColor: '#0b5cad',
  borderColor: '#e3e6ea',
  headerBackgroundColor: '#f7f8fa',
  headerTextColor: '#1b1f24',
  headerFontWeight: 600,
  cellHorizontalPadding: 0,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  rowBorder: false,
  columnBorder: false,
  headerRowBorder: false,
  headerColumnBorder: false,
  pinnedColumnBorder: false,
  headerColumnResizeHandleColor: 'transparent',
  rowHoverColor: 'transparent',
  oddRowBackgroundColor: '#ffffff',
  tooltipBackgroundColor: '#ffffff',
  tooltipTextColor: '#1b1f24',
  tooltipBorder: { color: '#c7ccd3', width: 1 },
});
