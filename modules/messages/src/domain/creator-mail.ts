import type { MessageSpec } from "./spec"

const PAYOUT = {
  group: "creator",
  own: false,
  optional: true,
  variables: {
    amount: "money",
    destination: "text?",
    reason: "text?",
    wallet_url: "admin",
  },
  details: ["amount", "destination", "reason"],
  button: "wallet_url",
} as const satisfies MessageSpec

const UPLOAD = {
  group: "creator",
  own: false,
  optional: true,
  variables: { file_name: "text", reason: "text?", media_url: "admin" },
  details: ["file_name", "reason"],
  button: "media_url",
} as const satisfies MessageSpec

/** Mail to somebody who makes and is paid. */
export const CREATOR_MAIL = {
  sale_creator: {
    group: "creator",
    own: false,
    optional: true,
    variables: {
      amount: "money",
      price: "money",
      post_title: "text",
      organization: "text",
      sold_at: "date",
      wallet_url: "admin",
    },
    details: ["post_title", "price", "amount", "organization", "sold_at"],
    button: "wallet_url",
  },
  creator_approved: {
    group: "creator",
    own: false,
    variables: { name: "text", studio_url: "admin" },
    button: "studio_url",
  },
  owner_changed: {
    group: "creator",
    own: false,
    mustSend: "security",
    variables: { organization: "text", people_url: "admin" },
    details: ["organization"],
    button: "people_url",
  },
  // Secret: of whom it tells nothing is to be kept.
  creator_closed: {
    group: "creator",
    own: false,
    mustSend: "security",
    secret: true,
    variables: { name: "text?", closed_at: "date" },
  },
  post_disabled: {
    group: "creator",
    own: false,
    variables: {
      post_title: "text",
      organization: "text",
      reason: "text",
      posts_url: "admin",
    },
    details: ["post_title", "organization", "reason"],
    button: "posts_url",
  },
  payout_requested: PAYOUT,
  payout_paid: PAYOUT,
  payout_returned: { ...PAYOUT, optional: false, mustSend: "money" },
  upload_ready: UPLOAD,
  upload_failed: UPLOAD,
  share_proposal: {
    group: "creator",
    own: false,
    optional: true,
    variables: {
      proposer: "text",
      organization: "text",
      share: "text",
      agreements_url: "admin",
    },
    details: ["organization", "share", "proposer"],
    button: "agreements_url",
  },
  share_invitation: {
    group: "creator",
    own: false,
    mustSend: "money",
    variables: {
      proposer: "text",
      organization: "text",
      share: "text",
      studio_url: "admin",
    },
    details: ["organization", "share", "proposer"],
    button: "studio_url",
  },
} as const satisfies Record<string, MessageSpec>
