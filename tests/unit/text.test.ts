import { describe, expect, it } from 'vitest'
import { errorCodes, type ErrorCode } from '../../src-main/shared/errors.ts'
import { errorsText } from '../../src-renderer/text/errors.ts'
import { failureText, fillFacts } from '../../src-renderer/text/failure-text.ts'
import { en, i18n, zh } from '../../src-renderer/text/texts.ts'

type Tree = { readonly [key: string]: string | Tree }

function leaves(tree: Tree, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as const] : leaves(value, `${path}${key}.`),
  )
}

const chinese = leaves(zh as unknown as Tree)
const english = leaves(en as unknown as Tree)
const chineseErrors = Object.entries(errorsText['zh-CN']).flatMap(([code, words]) =>
  words.map((word) => [code, word] as const),
)
const englishErrors = Object.entries(errorsText.en).flatMap(([code, words]) =>
  words.map((word) => [code, word] as const),
)

const factsIn = (text: string): string =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)]
    .map((match) => match[1])
    .toSorted()
    .join(' ')
const bare = (text: string): string => text.replace(/\{\{\w+\}\}|<\/?\w+>|\[\[|\]\]/g, ' ')

/** Names that are the same in every language: formats, keys, the product's file type, table letters. */
const names = new Set(
  'L Excel XLSX CSV PDF UTF GBK GB GB18030 LE BE HTML qudao Delete Enter Esc Ctrl Shift Tab Backspace Home End F1 F2 A4 A3 SUM English CNY Alt'.split(
    ' ',
  ),
)

/** English names months where Chinese numbers them; the view gives both. */
const ownFacts = new Set(['targets.span'])

describe('the texts of the window', () => {
  it('name the same facts in both languages', () => {
    const wanted = new Map(chinese.map(([key, text]) => [key, factsIn(text)]))
    const wrong = english.filter(([key, text]) => {
      if (ownFacts.has(key)) return false
      const reference = wanted.get(key.replace(/_one$/, '')) ?? ''
      // A singular may leave the number out: “the only city”.
      if (key.endsWith('_one'))
        return !factsIn(text)
          .split(' ')
          .every((fact) => reference.includes(fact))
      return factsIn(text) !== reference
    })
    expect(wrong).toEqual([])
  })

  it('say nothing in English where the window speaks Chinese', () => {
    const wrong = [...chinese, ...chineseErrors].filter(([, text]) =>
      (bare(text).match(/[A-Za-z]{2,}\d*/g) ?? []).some((word) => !names.has(word)),
    )
    expect(wrong).toEqual([])
  })

  it('say nothing in Chinese where the window speaks English', () => {
    const wrong = [...english, ...englishErrors].filter(
      ([key, text]) => key !== 'settings.languages.zh-CN' && /[\p{Script=Han}，。：；！？、（）]/u.test(text),
    )
    expect(wrong).toEqual([])
  })

  it('use straight quotes in English, for in a Chinese font curly ones are as wide as a character', () => {
    expect([...english, ...englishErrors].filter(([, text]) => /[‘’“”]/.test(text))).toEqual([])
  })

  it('use full-width punctuation between Chinese characters', () => {
    const wrong = [...chinese, ...chineseErrors].filter(([, text]) =>
      /\p{Script=Han}[,;:!?()]|[,;:!?()]\p{Script=Han}/u.test(text),
    )
    expect(wrong).toEqual([])
  })

  it('tell one from many in English', () => {
    expect(i18n.t('history.act.paste', { count: 1, lng: 'en' })).toBe('paste of 1 cell')
    expect(i18n.t('history.act.paste', { count: 24, lng: 'en' })).toBe('paste of 24 cells')
    expect(i18n.t('history.act.paste', { count: 1, lng: 'zh-CN' })).toBe('粘贴 1 格')
  })

  it('write counts with thousands commas, and years without', () => {
    expect(i18n.t('history.act.paste', { count: 2400, lng: 'zh-CN' })).toBe('粘贴 2,400 格')
    expect(i18n.t('domain.fiscalYear', { year: 2027, lng: 'zh-CN' })).toBe('2027财年')
  })
})

describe('the words for a failure', () => {
  it('are three whole sentences for every code in both languages', () => {
    const whole = { 'zh-CN': /[。？！]$/, en: /[.?!]$/ } as const
    const wrong = (['zh-CN', 'en'] as const).flatMap((language) =>
      errorCodes.flatMap((code: ErrorCode) => {
        const { happened, kept, next } = failureText({ code, facts: {} }, language)
        return [happened, kept, next]
          .filter((text) => !whole[language].test(text))
          .map((text) => [language, code, text])
      }),
    )
    expect(wrong).toEqual([])
  })

  it('leave no gap and no sign of a fact that is missing', () => {
    const said = (['zh-CN', 'en'] as const).flatMap((language) =>
      errorCodes.flatMap((code) => Object.values(failureText({ code, facts: {} }, language))),
    )
    expect(said.filter((text) => /\{\{|\}\}|\[\[|\]\]|\||“”|""|（）|\(\)| {2}| [.。，](?!qudao)/.test(text))).toEqual(
      [],
    )
  })

  it('fill in what is known', () => {
    const failure = { code: 'name-taken', facts: { entity: 'department', field: 'name', value: '销售部' } } as const
    expect(failureText(failure, 'zh-CN').happened).toBe('“销售部”已经有了，不能重复。')
    expect(failureText({ code: 'disk-full', facts: { path: '/data' } }, 'en').happened).toContain(': /data')
  })

  it('name entities, fields and reasons in the language of the window, and drop those that have no name', () => {
    const facts = { field: 'leftOn', reason: 'date', value: '昨天' }
    expect(failureText({ code: 'field-invalid', facts }, 'zh-CN').happened).toContain('“离职日期”不能填这个值：昨天（')
    expect(failureText({ code: 'field-invalid', facts: { field: 'm01' } }, 'zh-CN').happened).toBe(
      '这一项不能填这个值。',
    )
  })

  it('write amounts from whole fen without losing one', () => {
    const facts = { heldFen: 123_456_789_01, totalFen: -5 }
    const text = failureText({ code: 'spread-held-exceeds', facts }, 'zh-CN').happened
    expect(text).toContain('123,456,789.01 元')
    expect(text).toContain('−0.05 元')
  })

  it('cut a value that is too long to read', () => {
    expect(fillFacts('{{value}}', { value: '长'.repeat(500) }, 'zh-CN')).toHaveLength(81)
  })
})
