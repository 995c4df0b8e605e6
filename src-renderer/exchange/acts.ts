import type { BundlePreview, Partner } from '../../src-main/exchange/exchange.contract.ts'
import { ask, queryClient } from '../api.ts'
import { fileNumber } from '../app/format.ts'
import { attempt, say, showFailure } from '../app/notices.ts'
import { i18n } from '../text/texts.ts'

const ended = /^(?:exchange|workspace)\.status$|^exchange\.aside$/

/** Numbers, cursors and counts have moved though no row has. */
const refresh = (): Promise<void> =>
  queryClient.invalidateQueries({ predicate: (query) => ended.test(String(query.queryKey[0])) })

const sentence = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(i18n.language === 'en' ? ' ' : '')

const showFile = (path: string): { readonly label: string; readonly run: () => void } => ({
  label: i18n.t('exchange.showFile'),
  run: () => attempt(ask('workspace.showFolder', { path })),
})

/** Opens headquarters' invitation and joins. */
export function join(): void {
  const done = ask('exchange.join', {}).then(async (status) => {
    await refresh()
    say(i18n.t('exchange.joined', { name: status.organisation ?? '' }))
  })
  attempt(done)
}

/** Writes all that the partner has not acknowledged. */
export async function write(partner: Partner): Promise<void> {
  try {
    const { path, number, changes } = await ask('exchange.write', { partner: partner.workspace })
    await refresh()
    const text = i18n.t('exchange.written', { number: fileNumber(number), count: changes })
    say(sentence(text, i18n.t('exchange.writtenHint')), showFile(path))
  } catch (error) {
    showFailure(error)
  }
}

/** Writes an invitation for one person; false where it was refused or thought better of. */
export async function invite(name: string, region: string): Promise<boolean> {
  try {
    const { path } = await ask('exchange.invite', { name, region })
    await refresh()
    say(i18n.t('exchange.invited', { name }), showFile(path))
    return true
  } catch (error) {
    showFailure(error)
    return false
  }
}

/** Asks for a file and verifies it; null where it was refused. A refused file stands in the list of received ones. */
export async function receive(): Promise<BundlePreview | null> {
  try {
    return await ask('exchange.read', {})
  } catch (error) {
    showFailure(error)
    return null
  } finally {
    await refresh()
  }
}

/** Merges a verified file; false where it was refused. */
export async function applyFile(id: string, showAside: () => void): Promise<boolean> {
  try {
    const { changes, conflicts, waiting, aside } = await ask('exchange.apply', { id })
    await refresh()
    say(
      sentence(
        i18n.t('exchange.applied', { count: changes }),
        conflicts > 0 ? i18n.t('exchange.conflicts', { count: conflicts }) : '',
        waiting > 0 ? i18n.t('exchange.waitingChanges', { count: waiting }) : '',
        aside > 0 ? i18n.t('exchange.asideChanges', { count: aside }) : '',
      ),
      aside > 0 ? { label: i18n.t('exchange.aside.see'), run: showAside } : undefined,
    )
    return true
  } catch (error) {
    showFailure(error)
    return false
  }
}

/** Takes set-aside changes in, or leaves them; tells how many of them are still locked out. */
export async function settleAsides(ids: readonly string[], accept: boolean): Promise<void> {
  try {
    const { settled, locked } = await ask('exchange.settle', { ids: [...ids], accept })
    await refresh()
    say(
      sentence(
        settled > 0 ? i18n.t(accept ? 'exchange.aside.accepted' : 'exchange.aside.left', { count: settled }) : '',
        locked > 0 ? i18n.t('exchange.aside.stillLocked', { count: locked }) : '',
      ),
    )
  } catch (error) {
    showFailure(error)
  }
}

export const forgetFile = (id: string): void => attempt(ask('exchange.forget', { id }).then(refresh))
