import { loopJob } from "@codex/kernel"
import { drainMail } from "../delivery/drain-mail"

export default loopJob({
  name: "messages-deliver",
  everyMs: 1_000,
  work: (container) => drainMail(container),
})

export const config = {
  name: "messages-deliver",
  schedule: { interval: 1_000 },
}
