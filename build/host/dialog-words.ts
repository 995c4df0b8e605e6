const CHINESE = {
  ok: '确定',
  cancel: '取消',
  choose: '选择',
  chooseFolder: '选择文件夹',
  save: '保存',
  saveAs: '另存为',
  fullPath: '请填写完整路径。',
  noFolder: '没有这个文件夹，请检查路径。',
  otherName: '请换一个文件名。',
  replaceIt: '替换',
  replace: (path: string): string => `文件已存在，是否替换？\n${path}`,
}

const ENGLISH: typeof CHINESE = {
  ok: 'OK',
  cancel: 'Cancel',
  choose: 'Choose',
  chooseFolder: 'Choose a folder',
  save: 'Save',
  saveAs: 'Save as',
  fullPath: 'Please enter the full path.',
  noFolder: 'There is no such folder. Please check the path.',
  otherName: 'Please choose another name.',
  replaceIt: 'Replace',
  replace: (path) => `The file exists already. Replace it?\n${path}`,
}

/** The few words that the host's own dialogs need. */
export function wordsOf(locale: string): typeof CHINESE {
  return locale.toLowerCase().startsWith('zh') ? CHINESE : ENGLISH
}
