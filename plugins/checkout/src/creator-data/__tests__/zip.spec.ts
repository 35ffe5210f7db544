import { randomBytes } from "node:crypto"
import { Readable, Writable } from "node:stream"
import { strFromU8, unzipSync } from "fflate"
import { CREATOR_DATA_FILES } from "../../contract"
import { readme } from "../readme"
import { zipTo, type ZipEntry } from "../zip"

/** Keeps what is written to it. */
function sink() {
  const parts: Buffer[] = []
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      parts.push(chunk)
      done()
    },
  })
  return { out, bytes: () => Buffer.concat(parts) }
}

const of = (...parts: string[]): AsyncIterable<string> => Readable.from(parts)

async function* broken() {
  yield await Promise.resolve("the first page")
  throw new Error("the database is away")
}

describe("the ZIP file", () => {
  it("holds its entries, in the order they were named", async () => {
    const { out, bytes } = sink()
    const entries: ZipEntry[] = [
      { name: "one.txt", text: () => of("Hällo ", "there") },
      { name: "empty.csv", text: () => of() },
      { name: "two.json", text: () => of("[1]") },
    ]
    await zipTo(out, entries)
    const read = Object.entries(unzipSync(bytes())).map(([name, text]) => [
      name,
      strFromU8(text),
    ])
    expect(read).toEqual([
      ["one.txt", "Hällo there"],
      ["empty.csv", ""],
      ["two.json", "[1]"],
    ])
  })

  it("begins an entry when the one before is written", async () => {
    const begun: string[] = []
    const entry = (name: string): ZipEntry => ({
      name,
      text: () => {
        begun.push(name)
        return of(`${begun.length}`)
      },
    })
    const { out, bytes } = sink()
    await zipTo(out, [entry("a"), entry("b"), entry("c")])
    const numbers = Object.values(unzipSync(bytes())).map((text) =>
      strFromU8(text)
    )
    expect(numbers).toEqual(["1", "2", "3"])
  })

  it("breaks off where an entry fails, so that it is not taken for whole", async () => {
    const { out, bytes } = sink()
    const text = zipTo(out, [{ name: "a", text: broken }])
    await expect(text).rejects.toThrow("the database is away")
    expect(out.destroyed).toBe(true)
    expect(() => unzipSync(bytes())).toThrow()
  })
})

describe("somebody who does not wait for the end", () => {
  it("ends the reading", async () => {
    let isRead = true
    async function* endless() {
      try {
        for (;;) {
          // Random, so that it does not shrink to nothing on the way.
          yield await Promise.resolve(randomBytes(65_536).toString("hex"))
        }
      } finally {
        isRead = false
      }
    }
    const leaves = new Writable({
      write() {
        this.destroy()
      },
    })
    await expect(
      zipTo(leaves, [{ name: "a", text: endless }])
    ).rejects.toMatchObject({ code: "ERR_STREAM_PREMATURE_CLOSE" })
    await new Promise((done) => setImmediate(done))
    expect(isRead).toBe(false)
  })
})

describe("README.txt", () => {
  it("says what each file is", () => {
    const text = readme("Mara", new Date("2026-11-27T10:00:00Z"))
    expect(text).toContain("Mara, taken on 2026-11-27T10:00:00.000Z")
    for (const file of CREATOR_DATA_FILES.slice(1)) {
      expect(text).toMatch(new RegExp(`^${file.replace(".", "\\.")}$`, "m"))
    }
  })
})
