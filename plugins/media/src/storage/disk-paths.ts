import { randomBytes } from "node:crypto"
import { mkdir } from "node:fs/promises"
import { dirname, join } from "node:path"

const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._-]*$/
const UPLOAD_ID = /^[a-f0-9]{32}$/

/** Folders of the disk driver: finished objects and parts on their way. */
export class DiskPaths {
  constructor(private readonly root: string) {}

  object(key: string): string {
    return join(this.root, "objects", ...this.segments(key))
  }

  /** A name beside the object, for writing before the atomic rename. */
  async draft(key: string): Promise<string> {
    const path = this.object(key)
    await mkdir(dirname(path), { recursive: true })
    return `${path}.draft-${randomBytes(6).toString("hex")}`
  }

  folder(prefix: string): string {
    if (!prefix.endsWith("/")) {
      throw new Error(`A prefix ends in "/": ${prefix}`)
    }
    return this.object(prefix.slice(0, -1))
  }

  /** The folder of all uploads on their way. */
  uploads(): string {
    return join(this.root, "uploads")
  }

  upload(uploadId: string): string {
    if (!UPLOAD_ID.test(uploadId)) {
      throw new Error("Not an upload id of this driver")
    }
    return join(this.uploads(), uploadId)
  }

  /** Keys are ours, yet a key that could leave the root is a bug worth stopping. */
  private segments(key: string): string[] {
    const segments = key.split("/")
    if (segments.length === 0 || !segments.every((s) => SEGMENT.test(s))) {
      throw new Error(`Not a storage key: ${key}`)
    }
    return segments
  }
}
