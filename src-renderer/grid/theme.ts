import {
  CellApiModule,
  CellStyleModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  CustomEditorModule,
  EventApiModule,
  LocaleModule,
  ModuleRegistry,
  PinnedRowModule,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  ValidationModule,
  themeQuartz,
} from 'ag-grid-community'

ModuleRegistry.registerModules([
  ClientSideRowModelModule,
  CustomEditorModule,
  CellStyleModule,
  RowStyleModule,
  CellApiModule,
  ColumnApiModule,
  RowApiModule,
  RenderApiModule,
  ScrollApiModule,
  EventApiModule,
  PinnedRowModule,
  LocaleModule,
  ...(import.meta.env.DEV ? [ValidationModule] : []),
])

const hairline = { width: 1, style: 'solid', color: 'var(--line)' } as const
const strongLine = { width: 1, style: 'solid', color: 'var(--line-strong)' } as const

/** The mockups' sizes and tokens. Colours are our variables, so that dark is one class on the page and no second theme. */
export const gridTheme = themeQuartz.withParams({
  accentColor: 'var(--accent)',
  backgroundColor: 'var(--surface)',
  foregroundColor: 'var(--text)',
  textColor: 'var(--text)',
  borderColor: 'var(--line)',
  browserColorScheme: 'inherit',
  fontFamily: 'inherit',
  fontSize: 13,
  headerFontSize: 12,
  headerFontWeight: 400,
  headerTextColor: 'var(--text-2)',
  headerBackgroundColor: 'var(--sunken)',
  headerHeight: 28,
  rowHeight: 28,
  spacing: 4,
  cellHorizontalPadding: 8,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  borderRadius: 4,
  rowBorder: hairline,
  columnBorder: hairline,
  headerColumnBorder: hairline,
  headerRowBorder: strongLine,
  pinnedColumnBorder: false,
  pinnedRowBorder: strongLine,
  rowHoverColor: 'transparent',
  selectedRowBackgroundColor: 'transparent',
  headerCellHoverBackgroundColor: 'var(--sunken)',
  headerColumnResizeHandleColor: 'transparent',
  pinnedRowBackgroundColor: 'var(--group)',
  popupShadow: 'none',
  focusShadow: 'none',
  cellEditingShadow: 'none',
})

/** Of heads, and of rows where nothing else was chosen (`layout.ts`), in pixels. */
export const rowHeight = 28
