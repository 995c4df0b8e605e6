export const HEADLESS = '--headless=new'

/** What the page shows that a browser opened while it started. */
export const FIRST_PAGE = 'about:blank'

const DISABLED_FEATURES = [
  'AimEnabled',
  'AutofillServerCommunication',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'LocalNetworkAccessChecks', // the app's own rules decide about requests, as in Electron
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PreconnectToSearch',
  'PreloadTopChromeWebUI', // pages of the address bar, which our windows have not got
  'Translate',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
]

/** Nothing of the browser's own may call home, ask, or slow down a page that is out of sight. */
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-service-autorun',
  '--no-pings',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-component-extensions-with-background-pages',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-field-trial-config',
  '--disable-domain-reliability',
  '--disable-search-engine-choice-screen',
  '--disable-session-crashed-bubble',
  '--hide-crash-restore-bubble',
  '--metrics-recording-only',
  `--disable-features=${DISABLED_FEATURES.join(',')}`,
]

/** A window that is covered or minimized goes on working, as Electron's does with `backgroundThrottling: false`. */
const AWAKE = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-back-forward-cache',
]

const NO_KEYRING = ['--password-store=basic', '--use-mock-keychain']

/** Switches of Electron or Playwright that the host answers for itself. */
const OURS = new Set(['--user-data-dir', '--no-sandbox', '--lang'])

export interface BrowserSettings {
  /** Folder of the browser's own profile (localStorage lives there). */
  readonly profile: string
  readonly locale: string
  readonly switches: readonly string[]
  /** Its pages are real, but nobody sees them. */
  readonly headless: boolean
  /** Opens its first page while it starts; only an unseen one, since nobody may see a window before the app shows it. */
  readonly firstPage?: boolean
}

export function browserFlags({ profile, locale, switches, headless, firstPage }: BrowserSettings): readonly string[] {
  const language = locale.split('-')[0]
  const isRoot = process.getuid?.() === 0
  return [
    `--user-data-dir=${profile}`,
    ...QUIET,
    ...AWAKE,
    ...NO_KEYRING,
    `--lang=${locale}`,
    `--accept-lang=${locale},${language}`,
    '--force-color-profile=srgb',
    ...(headless && firstPage ? [] : ['--no-startup-window']),
    // `--test-type` keeps Chromium's own warning bars out of the app's windows.
    ...(headless ? [HEADLESS, '--disable-gpu'] : ['--test-type']),
    // Chromium refuses its sandbox to root; everybody else keeps it, whatever the command line says.
    ...(isRoot ? ['--no-sandbox', '--disable-dev-shm-usage'] : []),
    ...switches.filter((entry) => !OURS.has(entry.split('=')[0] ?? '')),
    ...(headless && firstPage ? [FIRST_PAGE] : []),
  ]
}
