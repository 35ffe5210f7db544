import { defineFailures } from "@codex/kernel"

export const fail = defineFailures({
  grant_conflict: {
    type: "not_allowed",
    message:
      "This source ({source}) already gave access to another customer. Use a source id of its own for each grant.",
  },
  not_entitled: {
    type: "forbidden",
    message: "You do not have access to this post. Get access first.",
  },
  playback_session_not_found: {
    type: "not_found",
    message: "There is no such playback session. Start playing again.",
  },
  playback_moved: {
    type: "forbidden",
    message:
      "Playback moved to another device. Press play to continue here instead.",
  },
  playback_closed: {
    type: "forbidden",
    message: "This playback session was closed. Start playing again.",
  },
})
