// Of the last id: its millisecond and its place within it, so that ids made in one millisecond keep their order.
let lastTime = 0
let place = 0

// Random bytes are asked for in advance: the call costs more than the bytes.
const pool = new Uint8Array(4096)
let used = pool.length

function randomBytes(): Uint8Array {
  if (used === pool.length) {
    crypto.getRandomValues(pool)
    used = 0
  }
  used += 16
  return pool.slice(used - 16, used)
}

/**
 * A UUIDv7 (RFC 9562): 48 bits of milliseconds since 1970, a 12-bit counter that starts low and random in each
 * millisecond, then random bits. Ids of one process sort in the order of their making.
 */
export function uuidv7(now: number): string {
  const bytes = randomBytes()
  if (now > lastTime) {
    lastTime = now
    place = (bytes[6] ?? 0) & 0x7f
  } else {
    place += 1
    // A full millisecond borrows from the next one; a clock that went back waits for itself.
    if (place > 0xfff) {
      lastTime += 1
      place = 0
    }
  }
  let rest = lastTime
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes[6] = 0x70 | (place >> 8)
  bytes[7] = place & 0xff
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
