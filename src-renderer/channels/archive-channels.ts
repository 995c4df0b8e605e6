import type { Channel } from '../../src-main/channels/channels.contract.ts'
import { ask } from '../api.ts'
import { say, showFailure } from '../app/notices.ts'
import { undo } from '../app/undo.ts'
import { i18n } from '../text/texts.ts'

/** Archives channels or takes them out of the archive: one act, which the notice offers to undo. */
export function archiveChannels(channels: readonly Channel[], archived: boolean): void {
  if (channels.length === 0) return
  ask('channels.archive', { ids: channels.map(({ id }) => id), archived })
    .then(({ changed }) => {
      const count = changed
      say(archived ? i18n.t('channels.archivedSaid', { count }) : i18n.t('channels.restoredSaid', { count }), {
        label: i18n.t('channels.undo'),
        run: undo,
      })
    })
    .catch(showFailure)
}
