import type { Words } from './words.ts'

const zh = {
  title: '设置',
  window: '窗口',
  language: '语言',
  /** Languages name themselves. */
  languages: { 'zh-CN': '中文', en: 'English' },
  theme: '外观',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  workspace: '工作区',
  kind: '身份',
  name: '名称',
  user: '使用人',
  folder: '数据位置',
  showFolder: '打开文件夹',
  savedAt: '上次保存',
  never: '本次打开后还没有更改',
  sample: '这是示例，随便改，不影响真实数据。',
  safety: '备份与切换',
  safetyText: '每天第一次打开、每次导入和升级之前都会自动备份。也可以现在备份到别处。',
  backUp: '立即备份…',
  other: '新建或打开其他工作区…',
  about: '关于',
  version: '版本',
  data: '数据只存在本机。与总部往来只靠加密的同步文件。',
  keyboard: '键盘一览',
} as const

const en: Words<typeof zh> = {
  title: 'Settings',
  window: 'Window',
  language: 'Language',
  languages: { 'zh-CN': '中文', en: 'English' },
  theme: 'Appearance',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  workspace: 'Workspace',
  kind: 'Kind',
  name: 'Name',
  user: 'User',
  folder: 'Data folder',
  showFolder: 'Open the folder',
  savedAt: 'Last saved',
  never: 'No changes since it was opened',
  sample: 'This is the sample: change what you like; no real data is touched.',
  safety: 'Backups and other workspaces',
  safetyText:
    'A backup is made when you first open it each day, and before each import and upgrade. You can also make one now.',
  backUp: 'Back up now…',
  other: 'New or other workspace…',
  about: 'About',
  version: 'Version',
  data: 'The data stays on this computer. Headquarters gets encrypted sync files only.',
  keyboard: 'Keyboard sheet',
}

export const settingsText = { zh, en }
