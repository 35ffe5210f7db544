import { type FileHandle, open } from "node:fs/promises"

import { TranscodeFailure } from "./failure"

/** Six hours of pictures, each with a size, a time and an offset, twice over. */
const MAX_HEADER = 256 * 1024 ** 2
/** Boxes before the header; a film has a handful. */
const MAX_BOXES = 1000
/** Programs that cut film write some dozens. */
const MAX_EDITS = 1000

interface Box {
  type: string
  from: number
  size: number
}

/** The box that begins at `at`; `null` where none does. */
async function boxAt(file: FileHandle, at: number): Promise<Box | null> {
  const head = Buffer.alloc(16)
  const { bytesRead } = await file.read(head, 0, 16, at)
  if (bytesRead < 8) {
    return null
  }
  const short = head.readUInt32BE(0)
  const isLong = short === 1 && bytesRead === 16
  const size = isLong ? Number(head.readBigUInt64BE(8)) : short
  const type = head.toString("latin1", 4, 8)
  const from = at + (isLong ? 16 : 8)
  return size < from - at ? null : { type, from, size: size - (from - at) }
}

async function headerOf(file: FileHandle): Promise<Buffer | null> {
  const { size: fileSize } = await file.stat()
  let box = await boxAt(file, 0)
  for (let boxes = 0; box && boxes < MAX_BOXES; boxes += 1) {
    if (box.type === "moov") {
      // A size is only a claim; what is not there needs no memory.
      const length = Math.min(box.size, fileSize - box.from, MAX_HEADER)
      const header = Buffer.alloc(length)
      const { bytesRead } = await file.read(header, 0, length, box.from)
      return header.subarray(0, bytesRead)
    }
    box = await boxAt(file, box.from + box.size)
  }
  return null
}

/** The most edits that any list of the header claims. */
function mostEdits(header: Buffer): number {
  let most = 0
  for (let at = header.indexOf("elst"); at >= 0;) {
    most = Math.max(
      most,
      at + 12 <= header.length ? header.readUInt32BE(at + 8) : 0
    )
    at = header.indexOf("elst", at + 4)
  }
  return most
}

/**
 * What ffmpeg has no limit for: it plays a film once for each entry of its edit
 * list, so a few bytes cost minutes; and a compressed header hides such a list.
 */
export async function checkHeader(path: string): Promise<void> {
  const file = await open(path, "r")
  try {
    const header = await headerOf(file)
    if (header?.toString("latin1", 4, 8) === "cmov") {
      throw new TranscodeFailure("damaged", "a compressed header")
    }
    if (header && mostEdits(header) > MAX_EDITS) {
      throw new TranscodeFailure("damaged", `more than ${MAX_EDITS} edits`)
    }
  } finally {
    await file.close()
  }
}
