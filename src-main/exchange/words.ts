/** Titles of dialogs and parts of file names, in the language that the window speaks. */
export const exchangeWords = {
  'zh-CN': {
    saveInvitation: '保存邀请文件',
    openInvitation: '打开总部的邀请文件',
    saveBundle: '保存同步包',
    openBundle: '打开同步包',
    bundle: '渠道同步包',
    invitation: '渠道邀请文件',
    invite: '邀请',
    region: '区域',
    person: '经理',
    headquarters: '总部',
  },
  en: {
    saveInvitation: 'Save the invitation',
    openInvitation: 'Open the invitation from headquarters',
    saveBundle: 'Save the sync file',
    openBundle: 'Open a sync file',
    bundle: 'Qudao sync file',
    invitation: 'Qudao invitation',
    invite: 'Invitation',
    region: 'Region',
    person: 'Manager',
    headquarters: 'Headquarters',
  },
} as const
