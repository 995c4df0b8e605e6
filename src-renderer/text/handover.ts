import type { Words } from './words.ts'

/** Handing channels over to another person. */
const zh = {
  title: '移交渠道',
  command: '移交渠道…',
  button: '移交…',
  what: '移交什么',
  scope: { channels: '选中的 {{count}} 家渠道', city: '{{owner}}在{{city}}的全部渠道', owner: '{{owner}}的全部渠道' },
  to: '交给',
  year: '起始年份',
  month: '起始月份',
  hint: '起始月之前的月份留在原负责人名下，之后的月份连同锁定一起移交；渠道的负责人随即改为新负责人。下达指标不随移交。整个操作可以一次撤销。',
  preview: '移交预览',
  moves: '{{from}} → {{to}}：{{count}} 家渠道改负责人',
  newCustomers: '新增客户行 {{count}} 行一起移交',
  lines: '行',
  months: '月格',
  held: '其中锁定',
  locked: '已锁定，不动',
  run: '移交',
  done: '已把 {{count}} 家渠道移交给{{name}}。',
} as const

const en: Words<typeof zh> = {
  title: 'Hand channels over',
  command: 'Hand channels over…',
  button: 'Hand over…',
  what: 'What',
  scope: {
    channels: 'The {{count}} selected channels',
    channels_one: 'The selected channel',
    city: 'All of {{owner}} in {{city}}',
    owner: 'All of {{owner}}',
  },
  to: 'To',
  year: 'From year',
  month: 'From month',
  hint: 'Months before stay with the old owner; the remaining ones move with their holds, and the channels get the new owner at once. Quotas do not move. One undo takes it all back.',
  preview: 'Preview of the handover',
  moves: '{{from}} → {{to}}: {{count}} channels get a new owner',
  moves_one: '{{from}} → {{to}}: {{count}} channel gets a new owner',
  newCustomers: '{{count}} lines of new customers move as well',
  newCustomers_one: '{{count}} line of new customers moves as well',
  lines: 'Lines',
  months: 'Months',
  held: 'Held',
  locked: 'locked, stays',
  run: 'Hand over',
  done: '{{count}} channels handed over to {{name}}.',
  done_one: '{{count}} channel handed over to {{name}}.',
}

export const handoverText = { zh, en }
