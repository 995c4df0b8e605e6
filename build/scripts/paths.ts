import { resolve } from 'node:path'

/** The repository's top folder. */
export const root: string = resolve(import.meta.dirname, '../..')

export function inRoot(...parts: string[]): string {
  return resolve(root, ...parts)
}
