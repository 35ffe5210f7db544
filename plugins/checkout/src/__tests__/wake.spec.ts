import type { MedusaContainer } from "@medusajs/framework/types"
import { setTimeout as sleep } from "node:timers/promises"
import { coalesced } from "../lib/wake"

const container = {} as MedusaContainer

describe("coalesced", () => {
  it("runs one at a time and once more for all who asked meanwhile", async () => {
    let at = 0
    let most = 0
    let runs = 0
    const wake = coalesced(async () => {
      runs++
      most = Math.max(most, ++at)
      await sleep(5)
      at--
    })
    await Promise.all(Array.from({ length: 50 }, () => wake(container)))
    expect({ runs, most }).toEqual({ runs: 2, most: 1 })
  })

  it("begins a run after the moment of each request", async () => {
    const started: number[] = []
    let turn = 0
    const wake = coalesced(async () => {
      started.push(turn)
      await sleep(2)
    })
    for (turn = 1; turn <= 5; turn++) {
      const asked = turn
      const done = wake(container)
      await sleep(1)
      void done.then(() => {
        expect(started.some((each) => each >= asked)).toBe(true)
      })
    }
    await wake(container)
  })

  it("goes on after a failure", async () => {
    let fail = true
    const wake = coalesced(async () => {
      await sleep(1)
      if (fail) throw new Error("once")
    })
    const first = wake(container)
    const second = wake(container)
    await expect(first).rejects.toThrow("once")
    fail = false
    await expect(second).resolves.toBeUndefined()
    await expect(wake(container)).resolves.toBeUndefined()
  })
})
