/** Titles of dialogs and parts of file names, in the language that the window speaks. */
const words = {
  'zh-CN': {
    open: '选择要导入的文件',
    tables: 'Excel 或 CSV 表格',
    save: '导出工作簿',
    workbook: 'Excel 工作簿',
    plan: '计划指标',
    clipboard: '剪贴板',
  },
  en: {
    open: 'Choose a file to import',
    tables: 'Excel or CSV table',
    save: 'Export workbook',
    workbook: 'Excel workbook',
    plan: 'plan',
    clipboard: 'Clipboard',
  },
} as const

export const dialogWords = (language: keyof typeof words): (typeof words)[keyof typeof words] => words[language]
