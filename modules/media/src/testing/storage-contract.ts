import assert from "node:assert/strict"
import { randomBytes } from "node:crypto"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Readable } from "node:stream"

import type { StorageDriver, UploadRef } from "../ports/storage-driver"

/** A driver under test and the smallest part its storage accepts mid-upload. */
export interface StorageFixture {
  driver: StorageDriver
  /** S3 refuses parts below 5 MiB except the last. */
  partSize: number
}

export interface ContractCase {
  name: string
  run: () => Promise<void>
}

type Case = (fixture: StorageFixture, prefix: string) => Promise<void>

const TYPE = "video/mp4"

async function bytesOf(
  driver: StorageDriver,
  key: string,
  range?: { start?: number; end?: number }
): Promise<Buffer> {
  const { stream } = await driver.read(key, range)
  const chunks: Buffer[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function put(driver: StorageDriver, key: string, bytes: Buffer) {
  const folder = await mkdtemp(join(tmpdir(), "storage-contract-"))
  try {
    await writeFile(join(folder, "file"), bytes)
    await driver.putFile(key, join(folder, "file"), TYPE)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function send(
  { driver }: StorageFixture,
  upload: UploadRef,
  partNumber: number,
  bytes: Buffer
): Promise<Response> {
  const part = { partNumber, size: bytes.length }
  const [signed] = await driver.signParts(upload, [part], 60)
  assert.ok(signed, "a URL per part")
  return fetch(signed.url, { method: "PUT", body: new Uint8Array(bytes) })
}

/** Parts in any order and a repeated part make one whole object. */
const multipart: Case = async (fixture, prefix) => {
  const { driver, partSize } = fixture
  const key = `${prefix}source`
  const parts = [partSize, partSize, 321].map((size) => randomBytes(size))
  const [first, second, third] = parts as [Buffer, Buffer, Buffer]
  const upload = await driver.createMultipart(key, TYPE)
  for (const [number, bytes] of [
    [3, third],
    [1, second],
    [1, first],
    [2, second],
  ] as const) {
    const answer = await send(fixture, upload, number, bytes)
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get("etag") ?? "", /^"?[a-f0-9]{32}"?$/)
  }
  const listed = await driver.listParts(upload)
  assert.deepEqual(
    listed.map(({ partNumber, size }) => [partNumber, size]),
    parts.map((bytes, index) => [index + 1, bytes.length])
  )
  assert.equal(await driver.stat(key), null, "nothing before completion")
  await driver.completeMultipart(upload, listed)
  assert.equal((await driver.stat(key))?.size, 2 * partSize + 321)
  assert.ok((await bytesOf(driver, key)).equals(Buffer.concat(parts)))
  // The answer of a completion may be lost: repeating it changes nothing.
  await driver.completeMultipart(upload, listed)
  assert.equal((await driver.stat(key))?.size, 2 * partSize + 321)
}

/** The size is part of the signature. */
const sizeIsSigned: Case = async ({ driver }, prefix) => {
  const upload = await driver.createMultipart(`${prefix}source`, TYPE)
  const [signed] = await driver.signParts(
    upload,
    [{ partNumber: 1, size: 10 }],
    60
  )
  assert.ok(signed)
  for (const size of [9, 11]) {
    const body = new Uint8Array(randomBytes(size))
    const answer = await fetch(signed.url, { method: "PUT", body })
    assert.equal(answer.status, 403, `${size} bytes with a link for 10`)
  }
  assert.deepEqual(await driver.listParts(upload), [])
  await driver.abort(upload)
}

/** A link is good for its part and upload only. */
const linkIsBound: Case = async ({ driver }, prefix) => {
  const upload = await driver.createMultipart(`${prefix}source`, TYPE)
  const part = { partNumber: 1, size: 4 }
  const [signed] = await driver.signParts(upload, [part], 60)
  assert.ok(signed)
  const url = new URL(signed.url)
  const forged = [
    signed.url.replace(/1(?=$|&)/, "2"),
    signed.url.replace(/[a-f0-9]{8}(?=[^a-f0-9]*$)/, "00000000"),
    `${url.origin}${url.pathname.replace(/[a-f0-9]{16}/, "0".repeat(16))}${url.search}`,
  ].filter((candidate) => candidate !== signed.url)
  assert.ok(forged.length > 0)
  for (const candidate of forged) {
    const answer = await fetch(candidate, { method: "PUT", body: "abcd" })
    assert.ok(answer.status >= 400, `${candidate} answered ${answer.status}`)
  }
  await driver.abort(upload)
}

const aborted: Case = async (fixture, prefix) => {
  const { driver } = fixture
  const upload = await driver.createMultipart(`${prefix}source`, TYPE)
  await send(fixture, upload, 1, randomBytes(64))
  await driver.abort(upload)
  assert.deepEqual(await driver.listParts(upload), [])
  assert.ok((await send(fixture, upload, 1, randomBytes(64))).status >= 400)
  await driver.abort(upload)
  assert.equal(await driver.stat(`${prefix}source`), null)
}

/** The server's own way in gives the same object as signed links. */
const putPart: Case = async ({ driver }, prefix) => {
  const upload = await driver.createMultipart(`${prefix}source`, TYPE)
  const bytes = randomBytes(1000)
  const part = { partNumber: 1, size: bytes.length }
  const stored = await driver.putPart(upload, part, Readable.from(bytes))
  assert.deepEqual(await driver.listParts(upload), [stored])
  await driver.completeMultipart(upload, [stored])
  assert.ok((await bytesOf(driver, `${prefix}source`)).equals(bytes))
}

const ranges: Case = async ({ driver }, prefix) => {
  const key = `${prefix}1/seg-00001.ts`
  const bytes = randomBytes(5000)
  await put(driver, key, bytes)
  assert.equal((await driver.stat(key))?.size, 5000)
  const cases = [
    [{ start: 0, end: 0 }, 0, 1],
    [{ start: 100, end: 199 }, 100, 200],
    [{ start: 4990 }, 4990, 5000],
    [{ start: 4000, end: 9000 }, 4000, 5000],
  ] as const
  for (const [range, from, to] of cases) {
    const object = await driver.read(key, range)
    object.stream.destroy()
    assert.equal(object.size, 5000)
    assert.equal(object.length, to - from)
    const part = await bytesOf(driver, key, range)
    assert.ok(part.equals(bytes.subarray(from, to)))
  }
  await assert.rejects(driver.read(`${prefix}1/absent.ts`))
}

const copies: Case = async ({ driver }, prefix) => {
  const bytes = randomBytes(700)
  await put(driver, `${prefix}source`, bytes)
  await driver.copy(`${prefix}source`, `${prefix}1/audio.mp3`, "audio/mpeg")
  await driver.delete(`${prefix}source`)
  await driver.delete(`${prefix}source`)
  assert.equal(await driver.stat(`${prefix}source`), null)
  const copy = await driver.read(`${prefix}1/audio.mp3`)
  copy.stream.destroy()
  assert.equal(copy.contentType, "audio/mpeg")
  assert.ok((await bytesOf(driver, `${prefix}1/audio.mp3`)).equals(bytes))
}

/** Removing one asset never touches one whose name begins alike. */
const prefixes: Case = async ({ driver }, prefix) => {
  const mine = [`${prefix}a/1/x.ts`, `${prefix}a/1/720p/y.ts`]
  const other = `${prefix}ab/1/z.ts`
  for (const key of [...mine, other]) {
    await put(driver, key, randomBytes(10))
  }
  const listed = await driver.listPrefix(`${prefix}a/`)
  assert.deepEqual(listed.map(({ key }) => key).sort(), [...mine].sort())
  assert.deepEqual(
    listed.map(({ size }) => size),
    [10, 10]
  )
  assert.equal(await driver.removePrefix(`${prefix}a/`), 2)
  assert.equal(await driver.removePrefix(`${prefix}a/`), 0)
  assert.deepEqual(await driver.listPrefix(`${prefix}a/`), [])
  assert.equal((await driver.stat(other))?.size, 10)
}

const CASES: Record<string, Case> = {
  "joins parts sent in any order, and completes twice harmlessly": multipart,
  "refuses a part of another size than signed": sizeIsSigned,
  "refuses a link changed to another part, signature or upload": linkIsBound,
  "forgets an aborted upload": aborted,
  "stores parts sent by the server itself": putPart,
  "reads ranges and reports the whole size": ranges,
  "copies without the original and deletes twice": copies,
  "lists and removes exactly one prefix": prefixes,
}

/**
 * Every storage driver passes these, over real HTTP:
 * `for (const { name, run } of storageContract(make)) it(name, run)`.
 */
export function storageContract(
  makeDriver: () => Promise<StorageFixture> | StorageFixture
): ContractCase[] {
  return Object.entries(CASES).map(([name, test]) => ({
    name,
    run: async () => {
      const fixture = await makeDriver()
      const prefix = `media/contract/${randomBytes(6).toString("hex")}/`
      try {
        await test(fixture, prefix)
      } finally {
        await fixture.driver.removePrefix(prefix)
      }
    },
  }))
}
