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
  downloads_off: {
    type: "forbidden",
    message:
      "The files of this post cannot be downloaded at present. Its author has switched downloads off.",
  },
  not_a_download: {
    type: "not_allowed",
    message: "This part is played, not downloaded.",
  },
  media_not_found: {
    type: "not_found",
    message: "This media file does not exist. It may have been deleted.",
  },
  media_not_ready: {
    type: "not_allowed",
    message:
      "This file is not ready to play yet. It is being prepared; try again in a few minutes.",
  },
  access_there_already: {
    type: "not_allowed",
    message: "This customer has access as long already.",
  },
  access_end_past: {
    type: "invalid_data",
    message: "The end has to be in the future.",
  },
  invalid_body: {
    type: "invalid_data",
    message: "The body is not valid JSON.",
  },
})
