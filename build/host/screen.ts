import { strict } from './strict.ts'

/** The host does not know the screen: a common laptop's size is safe to place a window on. */
const SIZE = { width: 1920, height: 1080 }

export const screen = strict('screen', {
  getPrimaryDisplay: () =>
    strict('Display', {
      id: 1,
      scaleFactor: 1,
      size: SIZE,
      bounds: { x: 0, y: 0, ...SIZE },
      workArea: { x: 0, y: 0, ...SIZE },
      workAreaSize: SIZE,
    }),
})
