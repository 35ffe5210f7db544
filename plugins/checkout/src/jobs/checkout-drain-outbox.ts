import { loopJob } from "@codex/kernel"
import { drainOutbox } from "../outbox/drain-outbox"

export default loopJob({
  name: "checkout-drain-outbox",
  everyMs: 1_000,
  work: (container) => drainOutbox(container),
})

export const config = {
  name: "checkout-drain-outbox",
  schedule: { interval: 1_000 },
}
