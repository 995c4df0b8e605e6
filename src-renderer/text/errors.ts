import type { ErrorCode } from '../../src-main/shared/errors.ts'
import { en } from './errors-en.ts'

/**
 * What is said about an expected failure: what happened, what was kept, what to do; one short sentence each.
 * `{{fact}}` is filled from the failure's facts. `[[…]]` is left out when one of its facts is missing; `[[…|other]]` says
 * the other then. `failure-text.ts` puts them together.
 */
export type FailureWords = readonly [happened: string, kept: string, next: string]

const zh: Readonly<Record<ErrorCode, FailureWords>> = {
  internal: ['程序内部出错，这一步没有完成。', '已保存的数据没有受影响。', '请再试一次；仍不行就重新打开程序。'],
  'invalid-input': ['提交的内容不完整或格式不对[[（{{field}}）]]。', '没有改动任何数据。', '请检查输入后再试。'],
  'not-found': ['要处理的[[{{entity}}|记录]]已经不在了。', '其他数据没有变化。', '请刷新列表后重新选择。'],
  cancelled: ['已按你的要求取消。', '没有留下任何改动。', '需要时可以重新开始。'],

  'workspace-none-open': ['还没有打开工作区。', '没有改动任何数据。', '请先打开或新建一个工作区。'],
  'workspace-newer': [
    '这个工作区由更新版本的程序写成[[（数据版本 {{database}}，本程序支持到 {{app}}）]]。',
    '数据文件原样保留。',
    '请安装新版本后再打开。',
  ],
  'workspace-corrupt': [
    '工作区的数据文件已损坏，无法安全打开[[：{{file}}]]。',
    '原文件已原样留存，没有删除。',
    '[[请从最近的备份恢复：{{backup}}。|请从最近的备份恢复。]]',
  ],
  'workspace-busy': ['工作区正被另一个程序占用。', '没有改动任何数据。', '请关闭占用它的程序，稍后再试。'],
  'workspace-replaced': [
    '数据文件在使用中被移走或替换了[[：{{file}}]]。',
    '这一步没有保存，之前已保存的内容在原文件里。',
    '请把文件放回原处，再重新打开工作区。',
  ],
  'backup-unreadable': ['这个备份文件读不出来或内容不完整。', '现有工作区没有变化。', '请换一个备份文件。'],
  'disk-full': ['磁盘空间不足，这一步没有保存[[：{{path}}]]。', '之前已保存的数据都在。', '请清理磁盘空间后再做一次。'],
  'folder-read-only': ['这个位置不允许写入[[：{{path}}]]。', '没有写出任何文件。', '请换一个文件夹，或取得写入权限。'],
  'file-missing': ['文件已不在原处[[：{{path}}]]。', '没有改动任何数据。', '请确认文件位置后重新选择。'],
  'file-unreadable': ['文件无法读取[[：{{path}}]]。', '没有改动任何数据。', '请把文件复制到本机后再试。'],
  'file-in-use': ['文件正被其他程序打开[[：{{path}}]]。', '原文件没有变化。', '请在 Excel 等程序中关闭它，再试一次。'],

  'amount-unreadable': ['看不懂这个金额[[：“{{value}}”]][[（{{reason}}）]]。', '原来的数值没有变。', '请输入数字，例如 1234.56 或 1.2万。'],
  'amount-out-of-range': ['金额超出了可用范围[[：{{value}}]][[：{{totalFen}}]]。', '原来的数值没有变。', '请检查单位是否选错。'],
  'amount-negative': ['指标不能是负数[[：{{value}}]][[：{{totalFen}}]]。', '原来的数值没有变。', '请输入零或正数；要清空就按 Delete。'],
  'spread-held-exceeds': [
    '锁定的月份合计[[ {{heldFen}} ]]已超过新的总额[[ {{totalFen}}]]，无法分摊。',
    '所有月份保持原值。',
    '请先解除部分锁定，或填更大的总额。',
  ],
  'spread-all-held': ['下面的月份全部锁定，没有可分摊的格。', '所有月份保持原值。', '请先解除至少一个月的锁定。'],
  'spread-nothing-below': ['这个合计下面还没有可分摊的渠道。', '没有改动任何数据。', '请先给负责人分配渠道，或添加新增客户行。'],
  'spread-below-step': ['总额小于计划的取整步长，分不下去。', '所有月份保持原值。', '请改小取整步长，或填更大的总额。'],
  'cell-held': ['选中的格里有锁定的月份[[（{{count}} 格）]]。', '整次改动都没有写入。', '请先解除锁定，或避开这些格。'],
  'plan-locked': ['这个计划[[（{{status}}）]]已锁定，不能修改。', '所有数值保持不变。', '需要调整时请建立新的版本。'],
  'plan-exists': ['这个财年[[（{{fiscalYear}}）]]已经有计划。', '现有计划没有变化。', '请直接打开它，或换一个财年。'],
  'plan-status': ['计划当前的状态[[（{{status}}）]]不允许这一步。', '计划没有变化。', '请先完成前一步，再试一次。'],
  'quota-invalid': ['下达指标的期数或金额不对。', '原来的下达指标没有变。', '请按年、季或月填齐后再试。'],

  'field-unknown': ['这个版本不认识字段[[“{{field}}”]]。', '没有改动任何数据。', '请更新程序后再试。'],
  'field-invalid': ['[[“{{field}}”|这一项]]不能填这个值[[：{{value}}]][[（{{reason}}）]]。', '原来的内容没有变。', '请改正后再填。'],
  'name-taken': ['[[“{{value}}”|这个名称]]已经有了，不能重复。', '没有改动任何数据。', '请换一个名称，或使用已有的那一条。'],
  'reference-missing': ['找不到[[{{entity}}]][[“{{value}}”]]。', '没有改动任何数据。', '请先建立它，再回来选择。'],

  'import-wrong-type': ['这个文件不是 CSV 或 XLSX 表格。', '没有导入任何内容。', '请在 Excel 中另存为 XLSX 后再试。'],
  'import-password': ['这个工作簿设有密码，读不出来。', '没有导入任何内容。', '请在 Excel 中取消密码并另存后再试。'],
  'import-empty': ['文件里没有可导入的数据行。', '没有导入任何内容。', '请检查工作表和标题行。'],
  'import-too-large': ['文件过大[[（上限 {{limit}}）]]。', '没有导入任何内容。', '请拆成几个文件，或删去空白区域后再试。'],
  'import-timeout': ['读取文件用时过长，已停止。', '没有导入任何内容。', '请另存为 CSV，或拆成几个文件后再试。'],
  'import-damaged': ['文件已损坏，读不完整。', '没有导入任何内容。', '请在 Excel 中打开并另存一份后再试。'],
  'import-encoding': ['无法判断文件的文字编码。', '没有导入任何内容。', '请选择编码，或另存为 UTF-8 的 CSV。'],
  'import-expired': ['这次读取的内容已失效。', '没有导入任何内容。', '请重新选择文件。'],
  'import-has-errors': ['还有[[ {{errors}} 处]]错误没有处理。', '没有导入任何内容。', '请按行列改正文件，或调整列的对应关系。'],

  'nothing-to-undo': ['没有可撤销的操作。', '数据没有变化。', '可以继续编辑。'],
  'nothing-to-redo': ['没有可重做的操作。', '数据没有变化。', '可以继续编辑。'],
  'undo-blocked': ['这一步之后又被改过或已锁定，不能撤销。', '所有数值保持不变。', '请在变更记录中查看，再手动调整。'],

  'bundle-not-a-bundle': ['这不是渠道的同步文件。', '没有改动任何数据。', '请选择扩展名为 .qudao 的文件。'],
  'bundle-damaged': ['同步文件已损坏，核对没有通过。', '没有改动任何数据。', '请对方重新发送一份。'],
  'bundle-incomplete': ['同步文件不完整，可能没有传完。', '没有改动任何数据。', '请重新接收或拷贝后再试。'],
  'bundle-wrong-recipient': ['这个文件是写给别人的，本机打不开。', '没有改动任何数据。', '请确认收件人，让对方选对后重发。'],
  'bundle-unknown-signer': ['不认识这个文件的发件人[[：{{from}}]]。', '没有改动任何数据。', '请先与对方完成邀请和加入。'],
  'bundle-revoked-signer': ['发件人[[“{{from}}”]]的密钥已停用。', '没有改动任何数据。', '请重新邀请对方加入。'],
  'bundle-unsigned': ['这个文件没有签名，无法确认是谁发的。', '没有改动任何数据。', '请对方用程序重新写出文件。'],
  'bundle-bad-signature': ['签名与内容不符，文件可能被改动过。', '没有改动任何数据。', '请不要使用它，并请对方重新发送。'],
  'bundle-newer': ['这个文件由更新版本的程序写成。', '没有改动任何数据。', '请安装新版本后再接收。'],
  'bundle-too-large': ['文件内容超过了允许的大小。', '没有改动任何数据。', '请对方分几次上报。'],
  'bundle-foreign-organisation': ['这个文件属于另一个单位[[：{{organisation}}]]。', '没有改动任何数据。', '请确认文件来源。'],
  'bundle-clock-ahead': ['对方电脑的时间比本机快得太多[[（{{author}}）]]。', '没有改动任何数据。', '请双方校准时间后重新写出文件。'],
  'bundle-already-applied': ['这个文件已经合并过了。', '数据没有变化。', '不需要再做什么。'],
  'invitation-invalid': ['邀请文件无效，或已经用过。', '没有改动任何数据。', '请总部重新发一份邀请。'],
  'exchange-not-joined': ['本工作区还没有加入总部。', '更改都保存在本机。', '请先打开总部的邀请文件。'],
  'exchange-nothing-new': ['没有需要上报的新更改。', '对方已经有全部内容。', '有新的更改后再上报。'],

  'sheet-nothing': ['所选范围没有可打印的内容。', '没有生成文件。', '请换一个城市、指标或计划。'],
  'printer-failed': ['打印没有完成。', '没有改动任何数据。', '请检查打印机，或先导出 PDF。'],
}

export const errorsText = { 'zh-CN': zh, en } as const
