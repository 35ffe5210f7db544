import { defineFailures } from "@codex/kernel"

export const fail = defineFailures({
  grant_conflict: {
    type: "not_allowed",
    message:
      "This source ({source}) already gave access to another customer. Use a source id of its own for each grant.",
  },
  grant_not_found: {
    type: "not_found",
    message: "There is no such access. Reload the page.",
  },
  grant_revoked: {
    type: "not_allowed",
    message: "This access was taken back. Give a new one.",
  },
  grant_end_not_later: {
    type: "not_allowed",
    message:
      "The new end has to be later than the present one, and in the future. To end access, take it back.",
  },
  grant_was_bought: {
    type: "not_allowed",
    message: "This access was bought. Refund the purchase to end it.",
  },
  not_entitled: {
    type: "forbidden",
    message: "You do not have access to this post. Get access first.",
  },
  too_many_downloads: {
    type: "not_allowed",
    message:
      "You asked for {count} downloads within an hour, which is the most. Try again later.",
  },
  download_used: {
    type: "forbidden",
    message:
      "This link was used. It is good for one download; ask for a new one where you got it.",
  },
  download_expired: {
    type: "forbidden",
    message:
      "This link is not good any more. Ask for a new one where you got it.",
  },
  playback_session_not_found: {
    type: "not_found",
    message: "There is no such playback session. Start playing again.",
  },
  too_many_players: {
    type: "not_allowed",
    message:
      "This account is playing in {count} places, which is the most at one time. Stop one of them to play here.",
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
