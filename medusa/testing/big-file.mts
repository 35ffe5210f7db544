/** A film of any size that needs no disk: a real beginning, then nothing. */
export interface BigFile {
  size: number
  /** Bytes of one part; the same buffer for all that hold nothing. */
  part(number: number, partSize: number): Uint8Array<ArrayBuffer>
}

/** What an MP4 begins with: `ftyp`, then a `free` box over the rest. */
function head(): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.alloc(1024)
  bytes.writeUInt32BE(24, 0)
  bytes.write("ftypisom", 4, "latin1")
  bytes.writeUInt32BE(512, 12)
  bytes.write("isommp42", 16, "latin1")
  // Size 0: this box goes on to the end of the file (ISO 14496-12 §4.2).
  bytes.writeUInt32BE(0, 24)
  bytes.write("free", 28, "latin1")
  return new Uint8Array(bytes)
}

export function bigFile(size: number): BigFile {
  let empty = new Uint8Array(0)
  const beginning = head()
  return {
    size,
    part(number, partSize) {
      const start = (number - 1) * partSize
      const length = Math.min(partSize, size - start)
      if (empty.length < length) {
        empty = new Uint8Array(length)
      }
      if (number > 1) {
        return empty.subarray(0, length)
      }
      const first = new Uint8Array(length)
      first.set(beginning.subarray(0, length))
      return first
    },
  }
}
