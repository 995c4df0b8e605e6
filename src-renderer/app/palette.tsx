import { useEffect, useId, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { otherLanguage } from './both-languages.ts'
import { allCommands, commandLists, findCommands, type Command } from './commands.ts'
import { ModalLayer } from './parts/modal-layer.tsx'
import { shownKeys } from './shortcuts.ts'
import { useStore } from './store.ts'

const everywhere = (id: string): number => Number(/^(shell|amounts)\./.test(id))

/** What belongs to the screen in sight, before what can be done anywhere. */
const nearestFirst = (commands: readonly Command[]): readonly Command[] =>
  commands.toSorted((a, b) => everywhere(a.id) - everywhere(b.id))

const firstFocus = ['input']

/** Everything that can be done now, found by typing. */
export function Palette({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const lists = useStore(commandLists)
  const found = useMemo(() => findCommands(nearestFirst(allCommands(lists)), typed, otherLanguage), [lists, typed])
  const id = useId()
  const place = Math.min(at, found.length - 1)

  useEffect(() => {
    document.getElementById(`${id}-${place}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, place])

  const run = (index: number): void => {
    const command = found[index]
    if (!command) return
    onClose()
    // After the palette has given the focus back: a command may move it.
    setTimeout(command.run, 0)
  }
  const key = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt((place + 1) % Math.max(1, found.length))
    else if (event.key === 'ArrowUp') setAt((place - 1 + found.length) % Math.max(1, found.length))
    else if (event.key === 'Enter') run(place)
    else return
    event.preventDefault()
  }
  return (
    <ModalLayer className="dialog palette" label={t('shell.palette.label')} first={firstFocus} onClose={onClose}>
      <input
        className="field"
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found.length > 0 ? `${id}-${place}` : undefined}
        aria-label={t('shell.palette.label')}
        placeholder={t('shell.palette.placeholder')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={key}
      />
      {found.length === 0 ? (
        <p className="none">{t('shell.palette.none', { text: typed })}</p>
      ) : (
        <ul id={id} role="listbox" aria-label={t('shell.palette.label')}>
          {found.map((command, index) => (
            <li
              key={command.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === place}
              onPointerMove={() => setAt(index)}
              onClick={() => run(index)}
            >
              <span className="grow cut">{command.title}</span>
              {command.group ? <span className="t3 sm">{command.group}</span> : null}
              {command.keys ? <kbd>{shownKeys(command.keys)}</kbd> : null}
            </li>
          ))}
        </ul>
      )}
    </ModalLayer>
  )
}
