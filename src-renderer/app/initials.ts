/**
 * Pinyin initials of a Chinese text, by the order in which the language sorts: the first character of each letter is the
 * bound of the one before. Any character has its letter without a table of readings; of a character with several readings
 * the usual one counts, the others stand among a command's `words`.
 */
const bounds: readonly (readonly [letter: string, first: string])[] = [
  ['a', '阿'],
  ['b', '八'],
  ['c', '嚓'],
  ['d', '哒'],
  ['e', '妸'],
  ['f', '发'],
  ['g', '旮'],
  ['h', '哈'],
  ['j', '丌'],
  ['k', '咔'],
  ['l', '垃'],
  ['m', '妈'],
  ['n', '拏'],
  ['o', '噢'],
  ['p', '妑'],
  ['q', '七'],
  ['r', '呥'],
  ['s', '仨'],
  ['t', '他'],
  ['w', '穵'],
  ['x', '夕'],
  ['y', '丫'],
  ['z', '匝'],
]

const { compare } = new Intl.Collator('zh-CN-u-co-pinyin')
const han = /\p{Script=Han}/u
const known = new Map<string, string>()

function initialOf(char: string): string {
  if (!han.test(char)) return /[a-z0-9]/i.test(char) ? char.toLowerCase() : ''
  let letter = known.get(char)
  if (letter === undefined) {
    letter = bounds.findLast(([, first]) => compare(char, first) >= 0)?.[0] ?? ''
    known.set(char, letter)
  }
  return letter
}

/** `新建计划` → `xjjh`; Latin letters and digits stay, the rest goes. */
export const initialsOf = (text: string): string => [...text].map(initialOf).join('')
