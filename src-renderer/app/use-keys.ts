import { useEffect } from 'react'
import { allCommands, commandLists } from './commands.ts'
import { modalIsOpen } from './parts/modal-layer.tsx'
import { rememberFocus } from './regions.ts'
import { hiddenCommands } from './shell-commands.ts'
import { isEditing, pressed } from './shortcuts.ts'

function key(event: KeyboardEvent): void {
  if (event.isComposing || event.defaultPrevented) return
  // A dialog has the keyboard to itself.
  if (modalIsOpen()) return
  const editing = isEditing(event.target)
  const command = [...hiddenCommands, ...allCommands(commandLists.get())].find(
    (each) => each.keys !== undefined && !each.disabled && (each.whileEditing || !editing) && pressed(event, each.keys),
  )
  if (!command) return
  event.preventDefault()
  event.stopPropagation()
  command.run()
}

/** Lets the commands' keys work in the whole window, before a grid sees them. */
export function useKeys(): void {
  useEffect(() => {
    window.addEventListener('keydown', key, true)
    window.addEventListener('focusin', rememberFocus)
    return () => {
      window.removeEventListener('keydown', key, true)
      window.removeEventListener('focusin', rememberFocus)
    }
  }, [])
}
