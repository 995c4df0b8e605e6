// A violation on purpose: Electron outside the shell.
import { app } from 'electron'

export const name = (): string => app.getName()
