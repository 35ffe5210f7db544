/** Just enough of ISO 14496-12 to take a film apart and put it together wrongly. */
export interface Atom {
  type: string
  body: Buffer
}

export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value >>> 0)
  return bytes
}

export function atom(type: string, ...body: Buffer[]): Buffer {
  const content = Buffer.concat(body)
  return Buffer.concat([
    u32(content.length + 8),
    Buffer.from(type, "latin1"),
    content,
  ])
}

/** The atoms lying in `bytes`, one beside the other. */
export function atomsIn(bytes: Buffer): Atom[] {
  const found: Atom[] = []
  for (let at = 0; at + 8 <= bytes.length;) {
    const size = bytes.readUInt32BE(at)
    const type = bytes.toString("latin1", at + 4, at + 8)
    found.push({ type, body: bytes.subarray(at + 8, at + size) })
    at += Math.max(8, size)
  }
  return found
}

const FOLDERS = new Set([
  "moov",
  "trak",
  "mdia",
  "minf",
  "dinf",
  "stbl",
  "edts",
])

/** What becomes of an atom; a list replaces it, and an empty one removes it. */
export type Change = (body: Buffer) => Buffer[]

/** The same film with every atom of `type` changed; sizes around it fit. */
export function withAtom(film: Buffer, type: string, change: Change): Buffer {
  return Buffer.concat(
    atomsIn(film).flatMap((each) => {
      if (each.type === type) {
        return change(each.body)
      }
      const body = FOLDERS.has(each.type)
        ? withAtom(each.body, type, change)
        : each.body
      return [atom(each.type, body)]
    })
  )
}

/** Writes a number over the first atom of `type`, at a place in its body. */
export const withNumber = (
  film: Buffer,
  type: string,
  at: number,
  value: number
): Buffer =>
  withAtom(film, type, (body) => {
    const changed = Buffer.from(body)
    changed.writeUInt32BE(value >>> 0, at)
    return [atom(type, changed)]
  })

export const FTYP = atom(
  "ftyp",
  Buffer.from("isom\0\0\x02\0isommp42", "latin1")
)
