import type { Words } from './words.ts'

/** The screen with the ways in. */
const zh = {
  lead: '指标到人，服务到人，数据在你自己的电脑上。',
  ask: '怎样开始？',
  existing: { title: '打开已有工作区', sample: '示例' },
  sample: {
    title: '打开示例',
    text: '华东大区一年的指标和工作记录，随便改，不影响真实数据。',
    open: '打开',
    opening: '正在打开…',
  },
  fresh: {
    title: '新建工作区',
    text: '先选你的身份。总部的邀请文件在建好后从“同步”里打开。',
    manager: '区域经理',
    managerText: '分解指标、记服务、上报',
    headquarters: '总部',
    headquartersText: '下达指标、收上报、合并',
    managerName: '区域或团队名称',
    headquartersName: '单位名称',
    user: '你的姓名',
    userHint: '记在每一处更改上',
    create: '建立',
    creating: '正在建立…',
  },
  restore: {
    title: '从备份恢复',
    text: '选一个备份文件，先核对再恢复，原有数据不会被覆盖。',
    choose: '选文件…',
    checking: '正在核对…',
  },
  holds: {
    title: '示例里有什么',
    cities: '城市',
    channels: '渠道',
    people: '负责人',
    channelCount: '{{count}} 家',
    peopleCount: '{{count}} 人',
    amount: '{{amount}} 万元',
  },
  before: {
    title: '开始之前',
    offline: '不需要网络和账号，数据只存在本机。',
    file: '与总部往来只靠一个加密文件，微信、邮件、U 盘都行。',
    backup: '每天第一次打开时自动备份。',
  },
  version: '渠道 {{version}}',
  language: '语言',
  theme: '外观',
} as const

const en: Words<typeof zh> = {
  lead: 'Targets and service, each with a name to it, on your own computer.',
  ask: 'How do you want to start?',
  existing: { title: 'Open an existing workspace', sample: 'Sample' },
  sample: {
    title: 'Open the sample',
    text: "One region's targets and work log for a year. Change what you like; no real data is touched.",
    open: 'Open',
    opening: 'Opening…',
  },
  fresh: {
    title: 'New workspace',
    text: 'Choose your part. An invitation from headquarters is opened later, under Sync.',
    manager: 'Regional manager',
    managerText: 'Break down targets, log, report',
    headquarters: 'Headquarters',
    headquartersText: 'Set quotas, collect, merge',
    managerName: 'Region or team',
    headquartersName: 'Organisation',
    user: 'Your name',
    userHint: 'Stands beside every change',
    create: 'Create',
    creating: 'Creating…',
  },
  restore: {
    title: 'Restore a backup',
    text: 'Choose a backup file. It is checked first, and nothing existing is overwritten.',
    choose: 'Choose…',
    checking: 'Checking…',
  },
  holds: {
    title: 'What the sample holds',
    cities: 'Cities',
    channels: 'Channels',
    people: 'Owners',
    channelCount: '{{count}}',
    peopleCount: '{{count}}',
    amount: 'CNY {{amount}} × 10k',
  },
  before: {
    title: 'Before you start',
    offline: 'No network and no account: the data stays on this computer.',
    file: 'Headquarters gets one encrypted file, by chat, e-mail or USB stick.',
    backup: 'A backup is made when you first open it each day.',
  },
  version: 'Qudao {{version}}',
  language: 'Language',
  theme: 'Appearance',
}

export const firstRunText = { zh, en }
