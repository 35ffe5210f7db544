import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Readable } from "node:stream"

import { HeadBucketCommand } from "@aws-sdk/client-s3"
import type { ByteRange, StoredObject } from "@codex/media"

import { download, readFirst } from "../../uploads/source-file"
import { copyWhole } from "../again"
import { DiskDriver } from "../disk-driver"
import { makeS3Client } from "../s3-client"

const root = mkdtempSync(join(tmpdir(), "codex-again-"))
const path = join(root, "out")
const TEXT = "all of a film"

afterAll(() => rmSync(root, { recursive: true, force: true }))

/** A storage that gives half with the face of the whole, so many times. */
class Short extends DiskDriver {
  constructor(private left: number) {
    super({ driver: "disk", root, baseUrl: "", secret: "" })
  }

  override async read(key: string, range?: ByteRange): Promise<StoredObject> {
    const object = await super.read(key, range)
    if (this.left === 0) {
      return object
    }
    this.left -= 1
    const chunks: Buffer[] = []
    for await (const chunk of object.stream as AsyncIterable<Buffer>) {
      chunks.push(chunk)
    }
    const whole = Buffer.concat(chunks)
    const stream = Readable.from([whole.subarray(0, whole.length / 2)])
    return { ...object, stream }
  }
}

const wanted = { key: "media/film", bytes: TEXT.length, path }

beforeAll(async () => {
  writeFileSync(path, TEXT)
  await new Short(0).putFile(wanted.key, path)
})

it("half an object is asked for again, and never passes for the whole", async () => {
  await download(new Short(2), wanted)
  expect(readFileSync(path, "utf8")).toBe(TEXT)
  expect((await readFirst(new Short(1), wanted.key, 5)).toString()).toBe(
    "all o"
  )
  await expect(download(new Short(3), wanted)).rejects.toThrow("6 of 13 bytes")
  await expect(readFirst(new Short(3), wanted.key, 8)).rejects.toThrow("4 of 8")
}, 20_000)

it("a copy of another size is not taken", async () => {
  const copy = (bytes: number) =>
    copyWhole(
      new Short(0),
      { key: wanted.key, bytes },
      "media/copy",
      "video/mp4"
    )
  await copy(TEXT.length)
  await expect(copy(14)).rejects.toThrow("13 of 14 bytes")
}, 20_000)

it("a store that says nothing is given up", async () => {
  const server = createServer(() => undefined)
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  const { port } = server.address() as AddressInfo
  const endpoint = `http://127.0.0.1:${port}`
  const login = { accessKeyId: "key", secretAccessKey: "secret" }
  const where = { region: "us-east-1", bucket: "codex", forcePathStyle: true }
  const client = makeS3Client(
    { driver: "s3", endpoint, ...login, ...where },
    100
  )
  await expect(
    client.send(new HeadBucketCommand({ Bucket: "codex" }))
  ).rejects.toThrow()
  client.destroy()
  server.closeAllConnections()
  server.close()
}, 20_000)
