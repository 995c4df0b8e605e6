import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { People } from '../../src-main/people/people.contract.ts'
import type { PeopleEntity } from '../../src-main/people/people.rules.ts'
import { ask, CallFailure, keyOf, queryClient } from '../api.ts'
import { showFailure } from '../app/notices.ts'
import type { CellEdit, CellFailure, EditAct, EditsOutcome } from '../grid/column-spec.ts'
import { failureText } from '../text/failure-text.ts'
import { withEdits } from './rooms.ts'

const key = keyOf('people.list', {})

/** Writes what was typed, pasted, filled or cleared as one act; all or nothing. Refusals come back by cell. */
export function usePeopleEdits(
  room: PeopleEntity,
): (edits: readonly CellEdit[], act: EditAct) => Promise<EditsOutcome> {
  const { t, i18n } = useTranslation()
  return useCallback(
    async (edits, act) => {
      const changes = edits.map(({ rowId, columnId, value }) => ({ id: rowId, field: columnId, value }))
      try {
        await ask('people.edit', { entity: room, act, edits: changes })
      } catch (error) {
        const { id, field } = error instanceof CallFailure ? error.facts : {}
        const culprit = edits.find((edit) => edit.rowId === id && edit.columnId === field)
        if (!(error instanceof CallFailure) || !culprit) {
          showFailure(error)
          return 'dropped'
        }
        const reason = failureText(error, i18n.language === 'en' ? 'en' : 'zh-CN').happened
        const heldBack = t('people.alsoHeldBack')
        return edits.map(({ rowId, columnId }): CellFailure => ({
          rowId,
          columnId,
          message: rowId === id && columnId === field ? reason : heldBack,
        }))
      }
      // What is durable is drawn at once; the event reads it again.
      queryClient.setQueryData<People>(key, (all) => all && withEdits(all, room, changes))
      return []
    },
    [room, t, i18n.language],
  )
}
