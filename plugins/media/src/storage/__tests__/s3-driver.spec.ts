import { storageContract } from "@codex/media/testing"

import { S3Driver } from "../s3-driver"
import { endS3, type S3Server, START_MS, startS3 } from "./s3-server"

/** 1,003 objects, each of them flushed to a busy disk by the server. */
const MANY_MS = 240_000

let driver: S3Driver
let server: S3Server | undefined
let skip = ""

beforeAll(() => {
  const answer = startS3()
  if ("skip" in answer) {
    skip = answer.skip
    return
  }
  server = answer
  driver = new S3Driver(answer)
}, START_MS)

afterAll(() => endS3(server))

describe("S3 driver keeps the storage contract on a real S3 server", () => {
  for (const { name, run: test } of storageContract(() => ({
    driver,
    partSize: 5 * 1024 ** 2,
  }))) {
    it(name, async () => {
      if (skip) {
        process.stdout.write(`skipped: S3, ${name}: ${skip}\n`)
        return
      }
      await test()
    })
  }

  it(
    "forgets a thousand objects at once, and the rest of them too",
    async () => {
      if (!server) {
        process.stdout.write(`skipped: S3, many objects: ${skip}\n`)
        return
      }
      const prefix = `media/contract/many-${Date.now()}/`
      const names = Array.from({ length: 1003 }, (_, at) => `${prefix}${at}.ts`)
      for (let at = 0; at < names.length; at += 50) {
        await Promise.all(
          names
            .slice(at, at + 50)
            .map((key) => driver.putFile(key, __filename, "video/mp2t"))
        )
      }
      expect(await driver.removePrefix(prefix)).toBe(names.length)
      expect(await driver.listPrefix(prefix)).toEqual([])
    },
    MANY_MS
  )

  it("lends an address that carries name and type, for as long as it says", async () => {
    if (!server) {
      process.stdout.write(`skipped: S3, lent address: ${skip}\n`)
      return
    }
    const key = `media/contract/lent-${Date.now()}/file`
    await driver.putFile(key, __filename, "text/plain")
    const url = await driver.downloadUrl(key, {
      expiresInS: 2,
      contentType: "application/pdf",
      disposition: `attachment; filename="a.pdf"; filename*=UTF-8''%C3%BC.pdf`,
    })
    const ask = async (address: string) => {
      const answer = await fetch(address)
      await answer.arrayBuffer()
      return answer
    }
    const answer = await ask(url)
    expect(answer.status).toBe(200)
    expect(answer.headers.get("content-type")).toBe("application/pdf")
    expect(answer.headers.get("content-disposition")).toContain(
      "filename*=UTF-8''%C3%BC.pdf"
    )
    const plain = new URL(url)
    plain.search = ""
    expect((await ask(plain.href)).status).toBeGreaterThanOrEqual(400)
    const forged = url.replace("a.pdf", "b.html")
    expect(forged).not.toBe(url)
    expect((await ask(forged)).status).toBeGreaterThanOrEqual(400)
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    expect((await ask(url)).status).toBeGreaterThanOrEqual(400)
    await driver.delete(key)
  }, 20_000)
})
