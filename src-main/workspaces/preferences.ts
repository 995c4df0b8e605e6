import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeWhole } from './folders.ts'
import { units, usualForm } from '../shared/money.ts'
import { amountForm, languages, themes, type Language, type Preferences } from './workspaces.contract.ts'

const stored = z.object({
  language: z.enum(languages).optional(),
  theme: z.enum(themes).optional(),
  unit: z.enum(units).optional(),
  amounts: amountForm.optional(),
  /** The workspace that was open when the app was last closed. */
  lastWorkspace: z.string().nullable().optional(),
})
export type StoredPreferences = z.infer<typeof stored>

const fileIn = (dataFolder: string): string => join(dataFolder, 'preferences.json')

/** The stored choices; a missing or damaged file counts as none, since choices are quickly made again. */
export function readStored(dataFolder: string): StoredPreferences {
  try {
    const read = stored.safeParse(JSON.parse(readFileSync(fileIn(dataFolder), 'utf8')))
    return read.success ? read.data : {}
  } catch {
    return {}
  }
}

export function writeStored(dataFolder: string, change: StoredPreferences): StoredPreferences {
  const next = { ...readStored(dataFolder), ...change }
  writeWhole(fileIn(dataFolder), `${JSON.stringify(next, null, 2)}\n`)
  return next
}

/** Chinese unless the system speaks something else: a system in English gets English, any other the product's own. */
export const languageOfSystem = (tag: string): Language => (/^en\b/i.test(tag) ? 'en' : 'zh-CN')

export function preferencesFrom(from: StoredPreferences, systemLanguage: string, version: string): Preferences {
  return {
    language: from.language ?? languageOfSystem(systemLanguage),
    theme: from.theme ?? 'system',
    unit: from.unit ?? 'wan',
    amounts: from.amounts ?? usualForm,
    version,
  }
}
