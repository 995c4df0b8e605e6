import { Menu } from 'electron'

/**
 * The window draws its own commands. macOS alone gets a menu, since there copy, paste and quit work only through one;
 * elsewhere none, so that Alt and Ctrl+R keep their meaning in the grids.
 */
export function setMenu(platform: NodeJS.Platform): void {
  Menu.setApplicationMenu(
    platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  )
}
