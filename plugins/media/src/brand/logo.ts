import { sha256Hex } from "@codex/kernel"
import { mediaFailure } from "@codex/media"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Readable } from "node:stream"
import sharp from "sharp"

import { mediaStorage } from "../storage/media-storage"

/** The sizes a logo is kept in; the square was chosen in the browser. */
export const LOGO_SIZES = [64, 256, 512] as const

const MOST_BYTES = 2 * 1024 * 1024
const MOST_PIXELS = 4096 * 4096
const FORMATS = new Set(["png", "jpeg", "webp"])

/** The bytes of a small upload; refused as soon as there are too many. */
export async function readLimited(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  // A request that is destroyed takes its connection along, and the answer.
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    const bytes = chunk as Buffer
    size += bytes.length
    if (size > MOST_BYTES) {
      throw mediaFailure("logo_too_large")
    }
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

/** Decoded and drawn anew: nothing of the file itself is ever served. */
async function square(bytes: Buffer, size: number): Promise<Buffer> {
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error" })
    .rotate()
    .resize(size, size, { fit: "cover" })
    .webp({ quality: 88 })
    .toBuffer()
}

async function drawn(bytes: Buffer): Promise<Buffer[]> {
  try {
    // Asked first: other formats have decoders of their own, with more to go wrong.
    const { format } = await sharp(bytes).metadata()
    if (FORMATS.has(format)) {
      return await Promise.all(LOGO_SIZES.map((size) => square(bytes, size)))
    }
  } catch {
    // Not a picture, or a broken one: the same answer.
  }
  throw mediaFailure("logo_not_a_picture")
}

/** Stores a logo in all sizes under a key of its own; answers the key. */
export async function storeLogo(
  organizationId: string,
  bytes: Buffer
): Promise<string> {
  const pictures = await drawn(bytes)
  const name = sha256Hex(bytes).slice(0, 24)
  const key = `brand/${organizationId}/${name}`
  const folder = await mkdtemp(join(tmpdir(), "codex-logo-"))
  try {
    for (const [index, size] of LOGO_SIZES.entries()) {
      const file = join(folder, `${size}.webp`)
      await writeFile(file, pictures[index] ?? Buffer.alloc(0))
      await mediaStorage().putFile(`${key}-${size}.webp`, file, "image/webp")
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return key
}

const ORGANIZATION = /^org_[0-9A-Za-z]{1,40}$/
const NAME = /^[0-9a-f]{24}$/

/** The stored picture at a public address; null for anything else. */
export function logoKey(at: {
  organization?: string
  name?: string
  size?: string
}): string | null {
  const size = LOGO_SIZES.find((known) => String(known) === at.size)
  return size &&
    ORGANIZATION.test(at.organization ?? "") &&
    NAME.test(at.name ?? "")
    ? `brand/${at.organization}/${at.name}-${size}.webp`
    : null
}
