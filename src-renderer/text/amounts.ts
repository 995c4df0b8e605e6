import type { Words } from './words.ts'

/** How amounts look: the menu of the unit. */
const zh = {
  unit: '单位 {{unit}}',
  form: '数字形式',
  grouping: { thousands: '千位分节', wan: '万位分节' },
  negative: { minus: '负数用减号和暖色', brackets: '负数用括号' },
  decimals: { usual: '小数按单位', d0: '不带小数', d1: '一位小数', d2: '两位小数' },
} as const

const en: Words<typeof zh> = {
  unit: 'Unit {{unit}}',
  form: 'Number form',
  grouping: { thousands: 'Commas by thousands', wan: 'Commas by ten thousands' },
  negative: { minus: 'Negatives with a minus, warm', brackets: 'Negatives in brackets' },
  decimals: { usual: 'Decimals by the unit', d0: 'No decimals', d1: 'One decimal', d2: 'Two decimals' },
}

export const amountsText = { zh, en }
