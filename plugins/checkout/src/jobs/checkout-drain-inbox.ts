import { loopJob } from "@codex/kernel"
import { drainInbox } from "../settlement/drain-inbox"

export default loopJob({
  name: "checkout-drain-inbox",
  everyMs: 1_000,
  work: (container) => drainInbox(container),
})

export const config = {
  name: "checkout-drain-inbox",
  schedule: { interval: 1_000 },
}
