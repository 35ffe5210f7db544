import { createHash, randomBytes } from "node:crypto"
import { createReadStream, createWriteStream } from "node:fs"
import { copyFile, link, readdir, rename, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import type { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"

import type { UploadedPart } from "@codex/media"

import { orIfMissing } from "./missing"

/** A finished part is named `{number}.{md5}`; anything else is a leftover. */
const PART = /^(\d{5})\.([a-f0-9]{32})$/

export class PartSizeError extends Error {}

const prefixOf = (partNumber: number) => String(partNumber).padStart(5, "0")

async function* measured(
  body: AsyncIterable<Buffer>,
  size: number,
  seen: (chunk: Buffer) => void
): AsyncGenerator<Buffer> {
  let received = 0
  for await (const chunk of body) {
    received += chunk.length
    if (received > size) {
      throw new PartSizeError("more bytes than announced")
    }
    seen(chunk)
    yield chunk
  }
  if (received !== size) {
    throw new PartSizeError("fewer bytes than announced")
  }
}

/** Streams one part to its file; nothing of it is kept in memory. */
export async function receivePart(
  folder: string,
  part: { partNumber: number; size: number },
  body: Readable
): Promise<UploadedPart> {
  const prefix = prefixOf(part.partNumber)
  const draft = join(
    folder,
    `${prefix}.draft-${randomBytes(6).toString("hex")}`
  )
  const hash = createHash("md5")
  try {
    await pipeline(
      measured(body, part.size, (chunk) => hash.update(chunk)),
      createWriteStream(draft, { flags: "wx" })
    )
    const etag = hash.digest("hex")
    const name = `${prefix}.${etag}`
    await removeOlder(folder, prefix, name)
    await rename(draft, join(folder, name))
    return { ...part, etag: `"${etag}"` }
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** The same bytes sent again replace themselves: they are never gone. */
async function removeOlder(
  folder: string,
  prefix: string,
  except: string
): Promise<void> {
  for (const name of await readdir(folder)) {
    const isPart = name.startsWith(`${prefix}.`) && PART.test(name)
    if (isPart && name !== except) {
      await rm(join(folder, name), { force: true })
    }
  }
}

export async function storedParts(folder: string): Promise<UploadedPart[]> {
  const parts: UploadedPart[] = []
  const names = await readdir(folder).catch(orIfMissing<string[]>([]))
  for (const name of names.sort()) {
    const [, number, etag] = PART.exec(name) ?? []
    // Sent again with other bytes, joined or aborted while we were looking.
    const found = await stat(join(folder, name)).catch(orIfMissing(null))
    if (number && etag && found) {
      const { size } = found
      parts.push({ partNumber: Number(number), size, etag: `"${etag}"` })
    }
  }
  return parts
}

/** A hard link costs nothing; other file systems get a real copy. */
export async function linkOrCopy(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copyFile(from, to))
}

/**
 * Appends the parts in order to `target`, one stream at a time; one part alone
 * is the object. They stay where they are, for a crash may come in between.
 */
export async function joinParts(
  folder: string,
  parts: readonly UploadedPart[],
  target: string
): Promise<void> {
  const paths = [...parts]
    .sort((a, b) => a.partNumber - b.partNumber)
    .map(({ partNumber, etag }) =>
      join(folder, `${prefixOf(partNumber)}.${etag.replaceAll('"', "")}`)
    )
  const [only] = paths
  if (only && paths.length === 1) {
    await linkOrCopy(only, target)
    return
  }
  for (const path of paths) {
    await pipeline(
      createReadStream(path),
      createWriteStream(target, { flags: "a" })
    )
  }
}
