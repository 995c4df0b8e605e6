import type { Words } from './words.ts'

/** Names of acts, for the toast of an undo and for histories. `count` is the number of changed fields. */
const zh = {
  act: {
    type: '输入',
    paste: '粘贴 {{count}} 格',
    fill: '填充 {{count}} 格',
    clear: '清空 {{count}} 格',
    spread: '改合计并分摊，{{count}} 格',
    hold: '锁定 {{count}} 格',
    release: '解除锁定 {{count}} 格',
    import: '导入 {{count}} 处',
    create: '新建',
    edit: '修改 {{count}} 处',
    archive: '归档',
    restore: '取消归档',
    seasonality: '改季节分布',
    status: '改计划状态',
    sample: '载入示例',
    undo: '撤销，{{count}} 处',
    redo: '重做，{{count}} 处',
    receive: '收到同步文件，{{count}} 处',
  },
} as const

const en: Words<typeof zh> = {
  act: {
    type: 'typing',
    paste: 'paste of {{count}} cells',
    paste_one: 'paste of {{count}} cell',
    fill: 'fill of {{count}} cells',
    fill_one: 'fill of {{count}} cell',
    clear: 'clearing {{count}} cells',
    clear_one: 'clearing {{count}} cell',
    spread: 'new total spread over {{count}} cells',
    spread_one: 'new total spread over {{count}} cell',
    hold: 'hold of {{count}} cells',
    hold_one: 'hold of {{count}} cell',
    release: 'release of {{count}} cells',
    release_one: 'release of {{count}} cell',
    import: 'import of {{count}} fields',
    import_one: 'import of {{count}} field',
    create: 'new row',
    edit: 'edit of {{count}} fields',
    edit_one: 'edit of {{count}} field',
    archive: 'archiving',
    restore: 'taking out of the archive',
    seasonality: 'new seasonality',
    status: 'plan status',
    sample: 'loading the sample',
    undo: 'undo of {{count}} fields',
    undo_one: 'undo of {{count}} field',
    redo: 'redo of {{count}} fields',
    redo_one: 'redo of {{count}} field',
    receive: 'sync file with {{count}} changes',
    receive_one: 'sync file with {{count}} change',
  },
}

export const historyText = { zh, en }
