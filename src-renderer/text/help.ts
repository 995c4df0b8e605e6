import type { Words } from './words.ts'

/** F1: the help's own frame. What it says of the grid stands in `help/`. */
const zh = {
  title: '帮助',
  keyboard: '键盘',
  grid: '在表格中工作',
  topics: '主题',
  picture: '图：{{title}}',
  gridCommand: '帮助：在表格中工作',
} as const

const en: Words<typeof zh> = {
  title: 'Help',
  keyboard: 'Keyboard',
  grid: 'Working in the grid',
  topics: 'Topics',
  picture: 'Picture: {{title}}',
  gridCommand: 'Help: working in the grid',
}

export const helpText = { zh, en }
