/** What a check code covers: the id of a printed row and the amounts stored for it, in fen. */
export type Coded = { readonly id: string; readonly values: readonly (number | null)[] }

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The first 40 bits in Crockford's base 32, `XXXX-XXXX`: no I, L, O or U, so that it can be read out over a telephone. */
export function crockford(bytes: Uint8Array): string {
  let bits = 0n
  for (const byte of bytes.subarray(0, 5)) bits = (bits << 8n) | BigInt(byte)
  const letters = Array.from({ length: 8 }, (_, index) => alphabet[Number((bits >> BigInt(35 - index * 5)) & 31n)])
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}

/**
 * 校验码: SHA-256 over the printed rows' ids and stored values in printing order, first 40 bits. Equal in every language
 * and unit; another code means that the plan has changed since printing. `about` names the document, so that an empty
 * sheet of one city and an empty one of another differ.
 */
export const checkCode = (
  digest: (text: string) => Uint8Array,
  about: readonly string[],
  rows: readonly Coded[],
): string => crockford(digest(JSON.stringify([about, rows.map(({ id, values }) => [id, ...values])])))
