/**
 * The first key of an input method reaches the page as 229 or `Process`, before any composition. The editor must be
 * open by then, or the composition begins on a cell that cannot take text and its first letters are lost.
 */
export const beginsComposition = (event: KeyboardEvent): boolean => event.keyCode === 229 || event.key === 'Process'

/** True while the input method owns the keys: Enter picks a word then, it does not end the edit. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || beginsComposition(event)
