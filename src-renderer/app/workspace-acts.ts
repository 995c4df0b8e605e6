import { ask } from '../api.ts'
import { i18n } from '../text/texts.ts'
import { followStatus } from './events.ts'
import { attempt, say } from './notices.ts'

/** Opens another workspace; the window follows the status. */
export function openWorkspace(id: string): void {
  attempt(ask('workspace.open', { id }).then(workspaceChanged))
}

/** Closes the workspace and shows the ways in. */
export function closeWorkspace(): void {
  attempt(ask('workspace.close', {}).then(workspaceChanged))
}

/** Asks where, writes a verified copy, and offers its folder. */
export function backUp(): void {
  const done = ask('workspace.backUp', {}).then(({ path }) =>
    say(i18n.t('shell.bar.backedUp'), {
      label: i18n.t('shell.broken.folder'),
      run: () => attempt(ask('workspace.showFolder', { path })),
    }),
  )
  attempt(done)
}

/** Reads the status anew, in case that its event has not come yet. */
export async function workspaceChanged(): Promise<void> {
  followStatus(await ask('workspace.status', {}))
}
