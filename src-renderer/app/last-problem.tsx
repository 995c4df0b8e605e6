import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Failure } from '../../src-main/shared/result.ts'
import { useCall } from '../api.ts'
import { Icon } from './parts/icon.tsx'
import { useFailureText } from './use-failure-text.ts'

/** Why the workspace of last time did not open, above the ways in: one of them is the way out of it. */
export function LastProblem(): ReactNode {
  const problem = useCall('workspace.status', {}).data?.problem ?? null
  return problem === null ? null : <Problem failure={problem} />
}

function Problem({ failure }: { readonly failure: Failure }): ReactNode {
  const { happened, kept, next } = useFailureText(failure)
  return (
    <div className="last-problem" role="alert">
      <Icon of={TriangleAlert} />
      <div className="grow">
        <h3>{happened}</h3>
        <p>{kept}</p>
        <p>{next}</p>
      </div>
    </div>
  )
}
