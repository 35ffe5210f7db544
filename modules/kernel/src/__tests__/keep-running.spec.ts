import { keepRunning } from "../keep-running"

it("goes on after a failed turn, and starts once per name", async () => {
  let turns = 0
  const errors: unknown[] = []
  const loop = {
    name: "test-loop",
    everyMs: 1,
    work: () => {
      turns += 1
      return turns === 1 ? Promise.reject(new Error("down")) : Promise.resolve()
    },
    onError: (error: unknown) => errors.push(error),
  }
  keepRunning(loop)
  keepRunning({ ...loop, work: () => Promise.reject(new Error("second")) })
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(turns).toBeGreaterThan(2)
  expect(errors).toEqual([new Error("down")])
})
