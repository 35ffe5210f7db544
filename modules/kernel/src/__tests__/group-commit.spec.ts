import { setTimeout as sleep } from "node:timers/promises"
import { groupCommit } from "../group-commit"

/** A disk that takes its time and remembers what came together. */
function slowDisk(
  refuse: (input: string) => Error | undefined = () => undefined
) {
  const groups: string[][] = []
  return {
    groups,
    commit: async (inputs: readonly string[]) => {
      await sleep(5)
      for (const input of inputs) {
        const error = refuse(input)
        if (error) {
          throw error
        }
      }
      groups.push([...inputs])
      return inputs.map((input) => input.toUpperCase())
    },
  }
}

const refusal = () => Object.assign(new Error("no"), { code: "23505" })

describe("groupCommit", () => {
  it("sends one alone at once, and the rest together", async () => {
    const disk = slowDisk()
    const write = groupCommit(disk)
    const answers = await Promise.all(["a", "b", "c", "d"].map(write))
    expect(answers).toEqual(["A", "B", "C", "D"])
    expect(disk.groups).toEqual([["a"], ["b", "c", "d"]])
  })

  it("answers nobody before the commit of their own group", async () => {
    const disk = slowDisk()
    const write = groupCommit(disk)
    const told = ["a", "b", "c"].map(async (input) => {
      await write(input)
      expect(disk.groups.flat()).toContain(input)
    })
    await Promise.all(told)
  })

  it("leaves to the next group what is too heavy, and takes the heaviest alone", async () => {
    const disk = slowDisk()
    const write = groupCommit({
      ...disk,
      weigh: (input: string) => input.length,
      maxWeight: 4,
    })
    await Promise.all(["x", "aa", "bb", "cc", "dddddd", "e"].map(write))
    expect(disk.groups).toEqual([
      ["x"],
      ["aa", "bb"],
      ["cc"],
      ["dddddd"],
      ["e"],
    ])
  })

  it("lets one that is refused sink alone", async () => {
    const disk = slowDisk((input) => (input === "bad" ? refusal() : undefined))
    const write = groupCommit(disk)
    const told = await Promise.allSettled(["a", "b", "bad", "c"].map(write))
    expect(told.map(({ status }) => status)).toEqual([
      "fulfilled",
      "fulfilled",
      "rejected",
      "fulfilled",
    ])
    expect(disk.groups.flat().sort()).toEqual(["a", "b", "c"])
  })

  it("asks nobody twice when the connection is gone", async () => {
    let asked = 0
    const write = groupCommit(
      slowDisk(() => {
        asked++
        return Object.assign(new Error("gone"), { code: "ECONNREFUSED" })
      })
    )
    const told = await Promise.allSettled(["a", "b", "c"].map(write))
    expect(told.every(({ status }) => status === "rejected")).toBe(true)
    expect(asked).toBe(2)
  })
})
