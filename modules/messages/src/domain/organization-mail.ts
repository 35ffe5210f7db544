import type { MessageSpec } from "./spec"

const DISPUTE = {
  group: "organization",
  own: false,
  mustSend: "money",
  variables: {
    post_title: "text",
    amount: "money",
    reason: "text?",
    outcome: "text?",
    due_at: "date?",
    purchase_url: "admin",
  },
  details: ["post_title", "amount", "reason", "outcome", "due_at"],
  button: "purchase_url",
} as const satisfies MessageSpec

/** Mail to those who run an organization. */
export const ORGANIZATION_MAIL = {
  invite: {
    group: "organization",
    own: true,
    mustSend: "security",
    secret: true,
    variables: {
      inviter: "text",
      organization: "text",
      role: "text",
      invite_url: "admin",
      valid_until: "date",
    },
    details: ["organization", "role", "valid_until"],
    button: "invite_url",
  },
  sale_organization: {
    group: "organization",
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
    details: ["post_title", "price", "amount", "sold_at"],
    button: "wallet_url",
  },
  refund_requested: {
    group: "organization",
    own: false,
    optional: true,
    variables: {
      buyer_name: "text",
      post_title: "text",
      amount: "money",
      reason: "text?",
      refunds_url: "admin",
    },
    details: ["post_title", "amount", "buyer_name", "reason"],
    button: "refunds_url",
  },
  dispute_opened: DISPUTE,
  dispute_closed: DISPUTE,
} as const satisfies Record<string, MessageSpec>
