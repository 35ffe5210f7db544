import { Readable, type Writable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { ZipFile } from "yazl"

export interface ZipEntry {
  name: string
  /** Begun when the entry before is written. */
  text: () => AsyncIterable<string>
}

/** yazl's stream can end early; its types do not say so. */
type Ending = NodeJS.ReadableStream & { destroy(error: Error): void }

/**
 * Writes a ZIP file while its entries are being read: whoever reads slowly
 * slows the reading of rows, and nothing is kept. An entry that fails ends the
 * file in the middle, so that nobody takes half of it for the whole.
 */
export async function zipTo(
  out: Writable,
  entries: readonly ZipEntry[]
): Promise<void> {
  const zip = new ZipFile()
  const bytes = zip.outputStream as Ending
  let source: Readable | undefined
  const mtime = new Date()
  for (const { name, text } of entries) {
    zip.addReadStreamLazy(name, { mtime }, (done) => {
      source = Readable.from(text())
      // yazl listens to files only, and an error nobody hears ends the process.
      source.on("error", (error) => bytes.destroy(error))
      done(null, source)
    })
  }
  zip.on("error", (error: Error) => bytes.destroy(error))
  zip.end()
  try {
    await pipeline(bytes, out)
  } finally {
    source?.destroy()
  }
}
