import { afterAll, describe, expect, test } from 'vitest'
import { importFields, importSubjects } from '../../src-main/workbooks/workbooks.contract.ts'
import { fillFacts } from '../../src-renderer/text/failure-text.ts'
import { i18n } from '../../src-renderer/text/texts.ts'
import { workbooksText } from '../../src-renderer/text/workbooks.ts'
import { fieldsOf, importFieldName } from '../../src-renderer/workbooks/import-fields.ts'

afterAll(() => i18n.changeLanguage('zh-CN'))

test('the dialog offers the fields of the contract, each once', () => {
  for (const subject of importSubjects)
    expect(fieldsOf[subject].toSorted()).toEqual([...importFields[subject]].toSorted())
})

test.each(['zh-CN', 'en'])(
  'every field that a column may stand for has a name in %s, different from the others',
  async (language) => {
    await i18n.changeLanguage(language)
    for (const subject of importSubjects) {
      const names = fieldsOf[subject].map(importFieldName)
      expect(new Set(names).size).toBe(names.length)
      expect(names.filter((name) => /^[a-z]+\d*$/.test(name))).toEqual([])
    }
  },
)

describe.each(['zh-CN', 'en'] as const)('what is said about problems in %s', (language) => {
  const texts = Object.entries(language === 'en' ? workbooksText.en.problem : workbooksText.zh.problem)
  const facts = {
    value: 'x',
    first: 3,
    rows: 2,
    count: 2,
    limit: 80,
    provinces: 'a',
    what: 'b',
    fiscalYear: 2027,
    totalFen: 100,
    sumFen: 200,
    fieldName: 'c',
  }

  test.each(texts)('%s is a whole sentence, with its facts and without', (_code, text) => {
    for (const said of [fillFacts(text, facts, language), fillFacts(text, {}, language)]) {
      expect(said).not.toMatch(/[[\]{}|]/)
      expect(said).toMatch(language === 'en' ? /\.$/ : /。$/)
      expect(said.trim()).toBe(said)
      expect(said).not.toMatch(/ {2}|“”|""|\(\)|（）/)
    }
  })
})
