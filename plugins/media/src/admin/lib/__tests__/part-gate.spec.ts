import { nextWidth, PartGate } from "../part-gate"

const fast = { seconds: 1, failed: false, sharesOrigin: false }

describe("how many parts go at once", () => {
  it.each([
    ["more on a fast line", 4, fast, 5],
    ["six at most", 6, fast, 6],
    ["no more on a slow one", 4, { ...fast, seconds: 9 }, 4],
    ["few after a failure", 6, { ...fast, failed: true }, 4],
    ["few beside the API", 4, { ...fast, sharesOrigin: true }, 4],
  ])("%s", (_, width, told, next) => {
    expect(nextWidth(width, told)).toBe(next)
  })

  it("is kept to, in order, and widened on the way", async () => {
    const gate = new PartGate(2)
    const begun: number[] = []
    const ends: (() => void)[] = []
    const part = (number: number) =>
      gate.run(undefined, () => {
        begun.push(number)
        return new Promise<void>((resolve) => ends.push(resolve))
      })
    const parts = [1, 2, 3, 4, 5].map(part)
    await Promise.resolve()
    expect(begun).toEqual([1, 2])
    gate.tell(fast)
    await Promise.resolve()
    expect(begun).toEqual([1, 2, 3])
    while (ends.length > 0) {
      ends.shift()?.()
      await new Promise((resolve) => setTimeout(resolve))
    }
    await Promise.all(parts)
    expect(begun).toEqual([1, 2, 3, 4, 5])
    expect(gate.busy).toBe(0)
  })

  it("forgets a part that is called off while it waits", async () => {
    const gate = new PartGate(1)
    let end: () => void = () => undefined
    const first = gate.run(
      undefined,
      () =>
        new Promise<void>((resolve) => {
          end = resolve
        })
    )
    const off = new AbortController()
    const second = gate.run(off.signal, () => Promise.resolve("sent"))
    off.abort()
    await expect(second).rejects.toThrow("called off")
    end()
    await first
    expect(await gate.run(undefined, () => Promise.resolve("sent"))).toBe(
      "sent"
    )
  })
})
