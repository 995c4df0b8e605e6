import type { Page } from '@playwright/test'
import type { CallName, InputFor, OutputFor } from '../../../src-main/contracts.ts'
import type { Result } from '../../../src-main/shared/result.ts'

/**
 * Asks the main process through the window's own bridge, for figures to the fen. Reading only: what a person does goes
 * by mouse and keyboard. Throws where the call is refused.
 */
export async function ask<Name extends CallName>(
  page: Page,
  name: Name,
  input: InputFor<Name>,
): Promise<OutputFor<Name>> {
  const result = (await page.evaluate(([call, given]) => window.qudao.invoke(call, given), [
    name,
    input,
  ] as const)) as Result<OutputFor<Name>>
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`)
  return result.value
}
