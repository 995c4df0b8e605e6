import { strict } from './strict.ts'

export interface NativeImage {
  isEmpty(): boolean
  toPNG(): Buffer
  toDataURL(): string
  getSize(): { width: number; height: number }
}

/** A picture as `capturePage` gives it. */
export function imageOfPng(png: Buffer): NativeImage {
  return strict('NativeImage', {
    isEmpty: () => png.length === 0,
    toPNG: () => png,
    toDataURL: () => `data:image/png;base64,${png.toString('base64')}`,
    // Width and height stand at fixed places in a PNG's first chunk.
    getSize: () => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) }),
  })
}
