import type { ReactNode } from 'react'
import type { Failure } from '../../src-main/shared/result.ts'
import { useFailureText } from '../app/use-failure-text.ts'

/** Why an input was refused and what to do, beside it. */
export function Refusal({ failure }: { readonly failure: Failure }): ReactNode {
  const { happened, next } = useFailureText(failure)
  return (
    <p className="wrong" role="alert">
      {happened} {next}
    </p>
  )
}
