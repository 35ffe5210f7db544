import { fingerprint } from "../fingerprint"

const MIB = 1024 ** 2
const bytes = new Uint8Array(8 * MIB).map((_, at) => at % 251)

const file = (content: Uint8Array<ArrayBuffer>, name = "a.mp4", date = 1) =>
  fingerprint(new File([content], name, { lastModified: date }))

function changed(at: number) {
  const copy = bytes.slice()
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

describe("a fingerprint", () => {
  it("is the content's, whatever it is called and whenever it was touched", async () => {
    const print = await file(bytes)
    expect(print).toMatch(/^c1:[0-9a-f]{64}$/)
    expect(await file(bytes, "b.mov", 2)).toBe(print)
  })

  it.each([
    ["beginning", 0],
    // Inside the ninth of sixteen pieces.
    ["middle", 4_440_000],
    ["end", 8 * MIB - 1],
  ])("is another when the %s is", async (_, at) => {
    expect(await file(changed(at))).not.toBe(await file(bytes))
  })

  it("is another when the size is, and there for small files too", async () => {
    const whole = await file(bytes)
    expect(await file(bytes.slice(1))).not.toBe(whole)
    expect(await file(new Uint8Array([1]))).toMatch(/^c1:/)
  })
})
