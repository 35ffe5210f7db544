import { defineFailures } from "@codex/kernel"

export const fail = defineFailures({
  post_not_found: {
    type: "not_found",
    message: "There is no such post.",
  },
  deliverable_not_found: {
    type: "not_found",
    message: "This post has no such part. Reload the page.",
  },
  nothing_to_play: {
    type: "not_allowed",
    message: "This post has nothing to play.",
  },
  media_not_ready: {
    type: "not_allowed",
    message:
      "This file is not ready to play yet. It is being prepared; try again in a few minutes.",
  },
  invalid_body: {
    type: "invalid_data",
    message: "The body is not valid JSON.",
  },
})
