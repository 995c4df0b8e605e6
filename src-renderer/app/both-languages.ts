import { en, zh } from '../text/texts.ts'

type Tree = { readonly [key: string]: string | Tree }

let pairs: ReadonlyMap<string, string> | undefined

/** What a text of the window says in the other language, where it stands there as a whole; so that either word finds it. */
export function otherLanguage(text: string): string {
  if (!pairs) {
    const found = new Map<string, string>()
    walk(zh as Tree, en as unknown as Tree, found)
    pairs = found
  }
  return pairs.get(text) ?? ''
}

function walk(one: Tree, other: Tree, found: Map<string, string>): void {
  for (const [key, text] of Object.entries(one)) {
    const twin = other[key]
    if (typeof text === 'string' && typeof twin === 'string') {
      if (!found.has(text)) found.set(text, twin)
      if (!found.has(twin)) found.set(twin, text)
    } else if (typeof text === 'object' && typeof twin === 'object') walk(text, twin, found)
  }
}
