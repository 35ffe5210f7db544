import { loopJob } from "@codex/kernel"
import { sweep } from "../settlement/sweep"

export default loopJob({
  name: "checkout-sweep",
  everyMs: 10_000,
  work: (container) => sweep(container),
})

export const config = {
  name: "checkout-sweep",
  schedule: { interval: 2_000 },
}
