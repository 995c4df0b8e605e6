import type { Facts, Failure } from '../../src-main/shared/result.ts'
import type { Language } from '../../src-main/workspaces/workspaces.contract.ts'
import { errorWords } from './error-words.ts'
import { errorsText } from './errors.ts'

/** A failure in words: what happened, what was kept, what to do. */
export type FailureText = { readonly happened: string; readonly kept: string; readonly next: string }

const longest = 80

/** The sentences for a failure; facts that are missing or unknown leave no gap behind. */
export function failureText(failure: Failure, language: Language): FailureText {
  const say = (words: string): string => fillFacts(words, failure.facts, language)
  const [happened, kept, next] = errorsText[language][failure.code]
  return { happened: say(happened), kept: say(kept), next: say(next) }
}

/** What happened and what to do, as one line of text. */
export function failureLine(failure: Failure, language: Language): string {
  const { happened, next } = failureText(failure, language)
  return language === 'en' ? `${happened} ${next}` : `${happened}${next}`
}

/** Fills `{{fact}}`, and drops `[[…]]` (or says what stands after its `|`) where a fact is missing. */
export function fillFacts(words: string, facts: Facts, language: Language): string {
  const fill = (text: string): { readonly text: string; readonly complete: boolean } => {
    let complete = true
    const filled = text.replace(/\{\{(\w+)\}\}/g, (_match, name: string) => {
      const said = factWords(name, facts[name], language)
      if (said === null) complete = false
      return said ?? ''
    })
    return { text: filled, complete }
  }
  const optional = words.replace(
    /\[\[([^\]|]*)(?:\|([^\]]*))?\]\]/g,
    (_match, inner: string, other: string | undefined) => {
      const filled = fill(inner)
      return filled.complete ? filled.text : (other ?? '')
    },
  )
  return fill(optional).text
}

function factWords(name: string, value: Facts[string] | undefined, language: Language): string | null {
  if (value === undefined || value === null || value === '') return null
  const names = errorWords[language]
  if (name === 'entity' || name === 'field' || name === 'reason' || name === 'status') {
    const known: Readonly<Record<string, string>> = names[name]
    return typeof value === 'string' && Object.hasOwn(known, value) ? (known[value] ?? null) : null
  }
  if (typeof value === 'number') {
    return name.endsWith('Fen')
      ? yuan(value, language)
      : value.toLocaleString(language, { useGrouping: name !== 'fiscalYear' })
  }
  const text = String(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

/** Whole fen as 元 with two decimals; added and divided as integers, so that no digit is made up. */
function yuan(fen: number, language: Language): string {
  const whole = Math.trunc(Math.abs(fen) / 100)
  const rest = String(Math.abs(fen) % 100).padStart(2, '0')
  const sign = fen < 0 ? '−' : ''
  const amount = `${sign}${whole.toLocaleString(language)}.${rest}`
  return language === 'zh-CN' ? `${amount} 元` : `CNY ${amount}`
}
