import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { domainText } from './domain.ts'
import { gridText } from './grid.ts'
import { actualsText } from './actuals.ts'
import { activitiesText } from './activities.ts'
import { amountsText } from './amounts.ts'
import { channelsText } from './channels.ts'
import { coloursText } from './colours.ts'
import { comparisonText } from './comparison.ts'
import { findingText } from './finding.ts'
import { fieldsText } from './fields.ts'
import { sheetsText } from './sheets.ts'
import { workbooksText } from './workbooks.ts'
import { helpText } from './help.ts'
import { handoverText } from './handover.ts'
import { historyText } from './history.ts'
import { exchangeText } from './exchange.ts'
import { firstRunText } from './first-run.ts'
import { peopleText } from './people.ts'
import { plansText } from './plans.ts'
import { seasonalityText } from './seasonality.ts'
import { quotasText } from './quotas.ts'
import { reckonText } from './reckon.ts'
import { settingsText } from './settings.ts'
import { shellText } from './shell.ts'
import { startingText } from './starting.ts'
import { targetsText } from './targets.ts'
import { viewsText } from './views.ts'
import type { Words } from './words.ts'

/*
 * One file a subject: `text/<subject>.ts` exports `<subject>Text = { zh, en }`, `zh` being `as const` and the reference,
 * `en: Words<typeof zh>`, so that the compiler refuses a missing key. Add it to both lists here; then
 * `const { t } = useTranslation()` knows `t('<subject>.key')` with its `{{facts}}`. `key_one` in `en` is the singular.
 */
export const zh = {
  actuals: actualsText.zh,
  activities: activitiesText.zh,
  amounts: amountsText.zh,
  channels: channelsText.zh,
  colours: coloursText.zh,
  comparison: comparisonText.zh,
  fields: fieldsText.zh,
  finding: findingText.zh,
  sheets: sheetsText.zh,
  workbooks: workbooksText.zh,
  domain: domainText.zh,
  grid: gridText.zh,
  help: helpText.zh,
  handover: handoverText.zh,
  history: historyText.zh,
  exchange: exchangeText.zh,
  firstRun: firstRunText.zh,
  people: peopleText.zh,
  plans: plansText.zh,
  seasonality: seasonalityText.zh,
  quotas: quotasText.zh,
  reckon: reckonText.zh,
  settings: settingsText.zh,
  shell: shellText.zh,
  starting: startingText.zh,
  targets: targetsText.zh,
  views: viewsText.zh,
} as const

export const en: Words<typeof zh> = {
  actuals: actualsText.en,
  activities: activitiesText.en,
  amounts: amountsText.en,
  channels: channelsText.en,
  colours: coloursText.en,
  comparison: comparisonText.en,
  fields: fieldsText.en,
  finding: findingText.en,
  sheets: sheetsText.en,
  workbooks: workbooksText.en,
  domain: domainText.en,
  grid: gridText.en,
  help: helpText.en,
  handover: handoverText.en,
  history: historyText.en,
  exchange: exchangeText.en,
  firstRun: firstRunText.en,
  people: peopleText.en,
  plans: plansText.en,
  seasonality: seasonalityText.en,
  quotas: quotasText.en,
  reckon: reckonText.en,
  settings: settingsText.en,
  shell: shellText.en,
  starting: startingText.en,
  targets: targetsText.en,
  views: viewsText.en,
}

type Tree = { readonly [key: string]: string | Tree }

/** Counts carry thousands commas wherever they are said; years and numbers of files do not. */
function withCommas(texts: Tree): Tree {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      typeof text === 'string' ? text.replaceAll('{{count}}', '{{count, number}}') : withCommas(text),
    ]),
  )
}

void i18next.use(initReactI18next).init({
  lng: 'zh-CN',
  fallbackLng: 'zh-CN',
  supportedLngs: ['zh-CN', 'en'],
  resources: { 'zh-CN': { translation: withCommas(zh) }, en: { translation: withCommas(en) } },
  // React escapes what it draws.
  interpolation: { escapeValue: false },
  // The texts are in the bundle: nothing is to be waited for.
  initAsync: false,
  react: { useSuspense: false },
})

export const i18n = i18next
