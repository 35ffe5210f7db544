import { KeptWhileSame } from "../kept-while-same"

function memory(maxAgeMs = 5_000) {
  const shop = { version: "1" as string | null, now: 0, reads: 0, fails: false }
  const kept = new KeptWhileSame<number>({
    version: () => shop.version,
    maxAgeMs,
    now: () => shop.now,
  })
  const read = () => {
    shop.reads += 1
    return shop.fails
      ? Promise.reject(new Error("away"))
      : Promise.resolve(shop.reads)
  }
  const ask = (key = "list", known?: string) => kept.of(key, read, known)
  return { shop, ask, kept }
}

describe("what is kept while public pages are the same", () => {
  it("is read once for all who ask, whether before or after they are there", async () => {
    const { shop, ask } = memory()
    const together = await Promise.all([ask(), ask()])
    expect([...together, await ask()]).toEqual(Array(3).fill(1))
    expect(shop.reads).toBe(1)
  })

  it("is of one version and one key, and no older than is said", async () => {
    const { shop, ask } = memory()
    await ask()
    shop.version = "2"
    expect(await ask()).toBe(2)
    expect(await ask("other")).toBe(3)
    shop.now = 4_999
    expect(await ask()).toBe(2)
    shop.now = 5_000
    expect(await ask()).toBe(4)
  })

  it("is not what somebody began to read before a change", async () => {
    const { shop, kept, ask } = memory()
    let finish: (found: number) => void = () => undefined
    const before = kept.of(
      "list",
      () => new Promise<number>((resolve) => (finish = resolve))
    )
    shop.version = "2"
    finish(99)
    expect(await before).toBe(99)
    expect(await ask()).toBe(1)
  })

  it.each([
    ["nobody would tell of a change", null, undefined],
    ["the asker has heard of another version", "1", "2"],
  ])("is read anew while %s", async (_, version, known) => {
    const { shop, ask } = memory()
    await ask()
    shop.version = version
    expect(await ask("list", known)).toBe(2)
    expect(await ask("list", known)).toBe(3)
  })

  it("is kept for no time with an age of none", async () => {
    const { ask } = memory(0)
    expect([await ask(), await ask()]).toEqual([1, 2])
  })

  it("is no failure", async () => {
    const { shop, ask } = memory()
    shop.fails = true
    await expect(ask()).rejects.toThrow("away")
    shop.fails = false
    expect(await ask()).toBe(2)
  })

  it("gives way to what is newer, the oldest first", async () => {
    const { shop, ask } = memory()
    for (let at = 0; at <= 500; at++) {
      await ask(`list ${String(at)}`)
    }
    expect(await ask("list 1")).toBe(2)
    expect(await ask("list 0")).toBe(502)
    expect(shop.reads).toBe(502)
  })
})
