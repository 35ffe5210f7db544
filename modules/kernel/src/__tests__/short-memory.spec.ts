import { ShortMemory } from "../short-memory"

function memoryOf(answers: (string | Error)[]) {
  let now = 0
  let asked = 0
  const memory = new ShortMemory<string>({
    forMs: 1_000,
    isKept: (answer) => answer !== "no",
    clock: () => now,
  })
  const ask = () => {
    const answer = answers[asked++] ?? "none left"
    return answer instanceof Error
      ? Promise.reject(answer)
      : Promise.resolve(answer)
  }
  return {
    memory,
    get: () => memory.get("me", ask),
    pass: (ms: number) => (now += ms),
    asked: () => asked,
  }
}

describe("a short memory", () => {
  it("asks once for all who come within its time", async () => {
    const { get, pass, asked } = memoryOf(["yes", "no"])
    expect(await Promise.all([get(), get()])).toEqual(["yes", "yes"])
    pass(999)
    expect(await get()).toBe("yes")
    expect(asked()).toBe(1)
    pass(1)
    expect(await get()).toBe("no")
  })

  it("keeps no refusal: what another process gives holds at once", async () => {
    const { get } = memoryOf(["no", "yes"])
    expect(await get()).toBe("no")
    expect(await get()).toBe("yes")
  })

  it("keeps no failure", async () => {
    const { get } = memoryOf([new Error("away"), "yes"])
    await expect(get()).rejects.toThrow("away")
    expect(await get()).toBe("yes")
  })

  it("forgets when it is told", async () => {
    const { memory, get } = memoryOf(["yes", "no"])
    await get()
    memory.forget("me")
    expect(await get()).toBe("no")
  })

  it("a late refusal takes nothing away that was asked since", async () => {
    let refuse: (answer: string) => void = () => undefined
    const { memory, get, asked } = memoryOf(["yes"])
    const late = memory.get(
      "me",
      () =>
        new Promise<string>((resolve) => {
          refuse = resolve
        })
    )
    memory.forget("me")
    await get()
    refuse("no")
    await late
    expect(await get()).toBe("yes")
    expect(asked()).toBe(1)
  })
})
