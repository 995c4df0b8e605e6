import { useTranslation } from 'react-i18next'
import type { Failure } from '../../src-main/shared/result.ts'
import { failureText, type FailureText } from '../text/failure-text.ts'

/** A failure in the window's language. */
export function useFailureText(failure: Failure): FailureText {
  const { i18n } = useTranslation()
  return failureText(failure, i18n.language === 'en' ? 'en' : 'zh-CN')
}
