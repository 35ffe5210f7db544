import assert from "node:assert/strict"
import { randomBytes } from "node:crypto"

import { bytesOf, type Case, put } from "./storage-fixture"

export const ranges: Case = async ({ driver }, prefix) => {
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

export const copies: Case = async ({ driver }, prefix) => {
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
export const prefixes: Case = async ({ driver }, prefix) => {
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
