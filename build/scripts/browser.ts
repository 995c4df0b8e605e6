import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findBrowser } from '../host/find-browser.ts'
import { say } from './say.ts'

const PACKAGES = ['chromium', 'fonts-noto-cjk']

/**
 * The browser that the host and the tests need, with Chinese type to draw. Installs both where that is possible without
 * asking (Debian and Ubuntu, as root); elsewhere says what to install and answers undefined if there is no browser.
 */
export function ensureBrowser(): string | undefined {
  if (findBrowser() === undefined || lacksChineseFont()) {
    if (canInstall()) install()
    else explain()
  }
  const browser = findBrowser()
  if (browser === undefined)
    say('没有找到 Chromium、Chrome 或 Edge 浏览器。', 'Chromium, Chrome or Edge was not found.')
  return browser
}

/** Only Linux comes without Chinese type; where nothing can list the fonts, they are taken to be there. */
function lacksChineseFont(): boolean {
  if (process.platform !== 'linux') return false
  const { status, stdout } = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' })
  return status === 0 && stdout.trim() === ''
}

function canInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

function install(): void {
  say(
    `正在用 apt-get 安装 ${PACKAGES.join('、')}（浏览器与中文字体），首次需要几分钟……`,
    `Installing ${PACKAGES.join(' and ')} with apt-get (a browser and Chinese type); the first time takes some minutes…`,
  )
  const run = (...args: string[]): void => {
    spawnSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  }
  run('update', '-qq')
  run('install', '-y', '-qq', '--no-install-recommends', ...PACKAGES, 'fontconfig')
}

function explain(): void {
  if (process.platform === 'linux') {
    say(
      `请安装浏览器与中文字体，例如：sudo apt-get install ${PACKAGES.join(' ')}`,
      `Please install a browser and Chinese type, for example: sudo apt-get install ${PACKAGES.join(' ')}`,
    )
  } else {
    say('请安装 Google Chrome 或 Microsoft Edge。', 'Please install Google Chrome or Microsoft Edge.')
  }
  say('浏览器在别处时，用环境变量 QUDAO_CHROMIUM 指明。', 'If it lies elsewhere, QUDAO_CHROMIUM names its path.')
}
