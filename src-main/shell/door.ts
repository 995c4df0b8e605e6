import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import type { Application } from '../app.ts'
import type { EventName, Events } from '../contracts.ts'
import { fail } from '../shared/result.ts'
import { isOurs } from './origin.ts'

export const callChannel = 'qudao:call'
export const eventChannel = 'qudao:event'

/** The only IPC channel. A call from any frame but our page's own top frame is refused before its input is looked at. */
export function openDoor(application: Application, devServer: string | undefined): void {
  ipcMain.handle(callChannel, (event, name: unknown, input: unknown) => {
    if (!isTopFrameOfOurs(event, devServer)) return fail('invalid-input', { call: 'foreign-sender' })
    return application.invoke(name, input)
  })
}

function isTopFrameOfOurs(event: IpcMainInvokeEvent, devServer: string | undefined): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && isOurs(frame.url, devServer)
}

/** Sends an event to the window, if it is still there. */
export function tellWindow<Name extends EventName>(
  window: BrowserWindow | undefined,
  name: Name,
  event: Events[Name],
): void {
  if (window && !window.isDestroyed()) window.webContents.send(eventChannel, name, event)
}
