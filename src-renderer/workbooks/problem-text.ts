import { useTranslation } from 'react-i18next'
import type { Facts } from '../../src-main/shared/result.ts'
import type { ImportProblem } from '../../src-main/workbooks/workbooks.contract.ts'
import { fillFacts } from '../text/failure-text.ts'
import { workbooksText } from '../text/workbooks.ts'
import { importFieldName } from './import-fields.ts'

/** A problem of an import in words: what is wrong with the cell and what to do. */
export function useProblemText(): (problem: ImportProblem) => string {
  const { i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh-CN'
  const texts = language === 'en' ? workbooksText.en.problem : workbooksText.zh.problem
  return ({ code, facts }) => fillFacts(texts[code], sayable(facts), language)
}

/** The facts with a field by its name and a year without a thousands comma. */
function sayable(facts: Facts): Facts {
  const { field, year } = facts
  return {
    ...facts,
    ...(typeof field === 'string' ? { fieldName: importFieldName(field) } : {}),
    ...(typeof year === 'number' ? { fiscalYear: year } : {}),
  }
}
