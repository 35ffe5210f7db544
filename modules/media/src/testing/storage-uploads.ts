import assert from "node:assert/strict"
import { randomBytes } from "node:crypto"
import { Readable } from "node:stream"
import { setTimeout as sleep } from "node:timers/promises"

import { bytesOf, type Case, send, TYPE } from "./storage-fixture"

/** Parts in any order and a repeated part make one whole object. */
export const multipart: Case = async (fixture, prefix) => {
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
export const sizeIsSigned: Case = async ({ driver }, prefix) => {
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
export const linkIsBound: Case = async ({ driver }, prefix) => {
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

export const aborted: Case = async (fixture, prefix) => {
  const { driver } = fixture
  const upload = await driver.createMultipart(`${prefix}source`, TYPE)
  await send(fixture, upload, 1, randomBytes(64))
  await driver.abort(upload)
  assert.deepEqual(await driver.listParts(upload), [])
  assert.ok((await send(fixture, upload, 1, randomBytes(64))).status >= 400)
  await driver.abort(upload)
  assert.equal(await driver.stat(`${prefix}source`), null)
  const part = { partNumber: 1, size: 64, etag: `"${"0".repeat(32)}"` }
  await assert.rejects(driver.completeMultipart(upload, [part]))
}

/** A link is good for its time only. */
export const linkExpires: Case = async ({ driver }, prefix) => {
  const upload = await driver.createMultipart(`${prefix}source`, TYPE)
  const part = { partNumber: 1, size: 4 }
  const [signed] = await driver.signParts(upload, [part], 1)
  assert.ok(signed)
  await sleep(2500)
  const late = await fetch(signed.url, { method: "PUT", body: "abcd" })
  assert.ok(late.status >= 400, `a late part answered ${late.status}`)
  assert.deepEqual(await driver.listParts(upload), [])
  await driver.abort(upload)
}

/** 1,000 at once, each for its own part. */
export const manyLinks: Case = async (fixture, prefix) => {
  const { driver } = fixture
  const upload = await driver.createMultipart(`${prefix}source`, TYPE)
  const parts = Array.from({ length: 1000 }, (_, at) => ({
    partNumber: at + 1,
    size: 100 + at,
  }))
  const signed = await driver.signParts(upload, parts, 60)
  assert.deepEqual(
    signed.map(({ partNumber }) => partNumber),
    parts.map(({ partNumber }) => partNumber)
  )
  assert.equal(new Set(signed.map(({ url }) => url)).size, parts.length)
  for (const at of [0, 499, 999]) {
    const body = new Uint8Array(randomBytes(100 + at))
    const answer = await fetch(signed[at]?.url ?? "", { method: "PUT", body })
    assert.equal(answer.status, 200)
  }
  const listed = await driver.listParts(upload)
  assert.deepEqual(
    listed.map(({ partNumber, size }) => [partNumber, size]),
    [
      [1, 100],
      [500, 599],
      [1000, 1099],
    ]
  )
  await driver.abort(upload)
}

/** What was begun is listed until it is joined or aborted. */
export const openUploads: Case = async (fixture, prefix) => {
  const { driver } = fixture
  const began = Date.now()
  const [joined, aborted, open] = await Promise.all(
    ["a", "b", "c"].map((name) =>
      driver.createMultipart(`${prefix}${name}/source`, TYPE)
    )
  )
  assert.ok(joined && aborted && open)
  const before = await driver.listUploads(prefix)
  assert.deepEqual(
    before.map(({ uploadId }) => uploadId).sort(),
    [joined, aborted, open].map(({ uploadId }) => uploadId).sort()
  )
  for (const { startedAt } of before) {
    assert.ok(Math.abs(startedAt.getTime() - began) < 60_000)
  }
  await send(fixture, joined, 1, randomBytes(10))
  await driver.completeMultipart(joined, await driver.listParts(joined))
  await driver.abort(aborted)
  const left = await driver.listUploads(prefix)
  assert.deepEqual(
    left.map(({ key, uploadId }) => ({ key, uploadId })),
    [{ key: open.key, uploadId: open.uploadId }]
  )
  assert.deepEqual(await driver.listUploads(`${prefix}c`), left)
  assert.deepEqual(await driver.listUploads(`${prefix}d/`), [])
  await driver.abort(open)
}

/** The server's own way in gives the same object as signed links. */
export const putPart: Case = async ({ driver }, prefix) => {
  const upload = await driver.createMultipart(`${prefix}source`, TYPE)
  const bytes = randomBytes(1000)
  const part = { partNumber: 1, size: bytes.length }
  const stored = await driver.putPart(upload, part, Readable.from(bytes))
  assert.deepEqual(await driver.listParts(upload), [stored])
  await driver.completeMultipart(upload, [stored])
  assert.ok((await bytesOf(driver, `${prefix}source`)).equals(bytes))
}
