import { Plus } from 'lucide-react'
import { useMemo, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActivityKind } from '../../src-main/activities/activities.contract.ts'
import { readQuickEntry, type EntryNames, type QuickEntry } from '../../src-main/activities/quick-entry.rules.ts'
import type { Failure } from '../../src-main/shared/result.ts'
import { ask } from '../api.ts'
import { failureOf } from '../app/notices.ts'
import { Icon } from '../app/parts/icon.tsx'
import { Refusal } from '../fields/refusal.tsx'
import type { ChannelIndex, Directory } from '../fields/use-directory.ts'
import { EntryChips } from './entry-chips.tsx'

/** The line in which work is noted as it is spoken; below it stands what was understood. Enter records. */
export function QuickEntryLine(props: {
  readonly inputRef: Ref<HTMLInputElement>
  readonly today: string
  readonly me: string | null
  readonly directory: Directory
  readonly channels: ChannelIndex
  readonly onRecorded: (id: string, kind: ActivityKind) => void
  readonly onLeave: () => void
}): ReactNode {
  const { t } = useTranslation()
  const { inputRef, today, me, directory, channels } = props
  const [line, setLine] = useState('')
  const [picked, setPicked] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const names = useMemo(
    (): EntryNames => ({
      today,
      me,
      channels: channels.all.filter((channel) => !channel.archived),
      people: directory.people.filter((person) => person.leftOn === null),
    }),
    [today, me, channels, directory],
  )
  const read = useMemo(() => readQuickEntry(line, names), [line, names])
  const entry: QuickEntry = picked === null ? read : { ...read, channel: picked, channelChoices: [] }
  const empty = line.trim() === ''

  const record = async (): Promise<void> => {
    if (empty || entry.kind === null) return
    const { channelChoices: _, ...fields } = entry
    try {
      const { id } = await ask('activities.create', { fields })
      setLine('')
      setPicked(null)
      setFailure(null)
      props.onRecorded(id, entry.kind)
    } catch (error) {
      setFailure(failureOf(error))
    }
  }
  const keyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') void record()
    else if (event.key === 'Escape' && !empty) setLine('')
    else if (event.key === 'Escape' || event.key === 'ArrowDown') props.onLeave()
    else return
    event.preventDefault()
  }
  return (
    <div className="quick">
      <div className="field quick-line">
        <Icon of={Plus} />
        <input
          ref={inputRef}
          type="text"
          data-first-focus
          aria-label={t('activities.quick')}
          aria-describedby="quick-understood"
          placeholder={t('activities.quickHint')}
          spellCheck={false}
          autoComplete="off"
          value={line}
          onChange={(event) => {
            setLine(event.target.value)
            setPicked(null)
            setFailure(null)
          }}
          onKeyDown={keyDown}
        />
        <button
          type="button"
          className="quick-record"
          disabled={empty || entry.kind === null}
          onClick={() => void record()}
        >
          {t('activities.record')} <kbd>Enter</kbd>
        </button>
      </div>
      <div id="quick-understood" className="quick-read" role="status">
        {empty ? null : (
          <EntryChips entry={entry} today={today} directory={directory} channels={channels} onPick={setPicked} />
        )}
        {failure ? <Refusal failure={failure} /> : null}
      </div>
    </div>
  )
}
