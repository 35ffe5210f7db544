import { defineFailures } from "@codex/kernel"
import type { FailureSpec } from "@codex/kernel"
import type { HandleFailure } from "./domain/handle"
import type { NameFailure } from "./domain/name"

/** Every way this module says no. */
export type CreatorsFailure =
  | HandleFailure
  | NameFailure
  | "handle_taken"
  | "already_a_creator"
  | "creator_not_found"
  | "account_closed"
  | "organization_not_found"
  | "member_not_found"
  | "owner_cannot_be_removed"
  | "owner_keeps_the_role"
  | "invitation_not_found"

const SPECS = {
  handle_invalid: {
    type: "invalid_data",
    message:
      "“{handle}” cannot be an address. Use 3 to 32 lower-case letters, digits and single hyphens, starting and ending with a letter or digit.",
  },
  handle_reserved: {
    type: "invalid_data",
    message: "“{handle}” is used by the site itself. Choose another address.",
  },
  handle_taken: {
    type: "not_allowed",
    message: "“{handle}” is already taken. Choose another address.",
  },
  name_invalid: {
    type: "invalid_data",
    message: "A name has 1 to 120 characters.",
  },
  already_a_creator: {
    type: "not_allowed",
    message: "This user is already a creator.",
  },
  creator_not_found: {
    type: "not_found",
    message: "There is no such creator.",
  },
  account_closed: {
    type: "not_allowed",
    message: "Its owner has closed this account. That is for good.",
  },
  organization_not_found: {
    type: "not_found",
    message: "There is no such organization, or you are not a member of it.",
  },
  member_not_found: {
    type: "not_found",
    message: "There is no such member.",
  },
  owner_cannot_be_removed: {
    type: "not_allowed",
    message:
      "The owner cannot leave the organization. Make somebody else the owner first.",
  },
  owner_keeps_the_role: {
    type: "not_allowed",
    message: "The owner of an organization keeps this role.",
  },
  invitation_not_found: {
    type: "not_found",
    message:
      "This invitation is no longer valid. Ask for a new one to be sent.",
  },
} satisfies Record<CreatorsFailure, FailureSpec>

export const creatorsFailure = defineFailures<CreatorsFailure>(SPECS)
