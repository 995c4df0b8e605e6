/** Names that Windows keeps for devices, whatever extension follows. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i

/** Characters that no file system should see: separators, wildcards, controls, zero-width and direction marks, fillers. */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*\u115f\u1160\u3164]/gu

const partBytes = 60

/**
 * One part of a file's name from free text: nothing in it can leave the folder, hide the extension or name a device; at
 * most 60 bytes of UTF-8, cut between characters. Empty text, or text of which nothing is left, becomes `fallback`.
 */
export function namePart(text: string, fallback: string): string {
  const clean = text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(unsafe, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s.~-]+|[\s.]+$/g, '')
  const short = cut(clean, partBytes).replaceAll(/[\s.]+$/g, '')
  if (short === '') return fallback
  return reserved.test(short.split('.')[0]?.trim() ?? '') ? `_${short}` : short
}

function cut(text: string, bytes: number): string {
  let used = 0
  let kept = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    used += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (used > bytes) break
    kept += character
  }
  return kept
}

/** `华东大区-张伟-0007.qudao`: who it is from or for, the number with at least four digits. */
export const bundleName = (region: string, person: string, number: number, extension: string): string =>
  `${[region, person].filter((part) => part !== '').join('-')}-${String(number).padStart(4, '0')}.${extension}`
