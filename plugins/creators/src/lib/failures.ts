import { defineFailures } from "@codex/kernel"
import type { FailureSpec } from "@codex/kernel"

export type StudioFailure =
  | "not_a_creator"
  | "creator_suspended"
  | "studio_only"
  | "organization_not_found"
  | "organization_role_required"
  | "view_only"
  | "email_taken"
  | "feature_off"
  | "legal_blank"
  | "legal_not_found"
  | "password_refused"
  | "saved_view_not_found"
  | "saved_views_full"

const SPECS = {
  not_a_creator: {
    type: "forbidden",
    message:
      "This account has no Studio. Ask the operator to make you a creator.",
  },
  creator_suspended: {
    type: "forbidden",
    message:
      "This account is suspended. {reason}Write to support to have it reopened.",
  },
  studio_only: {
    type: "forbidden",
    message: "This part of the admin is for operators. Your work is in Studio.",
  },
  organization_not_found: {
    type: "not_found",
    message: "There is no such organization, or you are not a member of it.",
  },
  organization_role_required: {
    type: "forbidden",
    message: "Only an owner or an admin of the organization can do this.",
  },
  view_only: {
    type: "forbidden",
    message:
      "You are looking at Studio as {name} does. Nothing can be changed here: stop viewing, or ask them to do it.",
  },
  feature_off: {
    type: "forbidden",
    message:
      "This is switched off. An owner can switch it on in Studio, Settings, unless the operator has it off for everybody.",
  },
  legal_blank: {
    type: "invalid_data",
    message: "There is nothing to publish yet. Write the text first.",
  },
  legal_not_found: {
    type: "not_found",
    message: "There is no such text.",
  },
  email_taken: {
    type: "not_allowed",
    message: "Somebody already signs in with {email}. Use another address.",
  },
  password_refused: {
    type: "invalid_data",
    message: "{reason}",
  },
  saved_view_not_found: {
    type: "not_found",
    message: "There is no such view. It may be deleted already.",
  },
  saved_views_full: {
    type: "not_allowed",
    message: "You keep {most} views of this list. Delete one of them first.",
  },
} satisfies Record<StudioFailure, FailureSpec>

export const studioFailure = defineFailures<StudioFailure>(SPECS)

/** They read the operator's words, where there are some. */
export const suspendedFailure = (reason: string | null | undefined) =>
  studioFailure("creator_suspended", { reason: reason ? `${reason} ` : "" })
