import { defineFailures } from "@codex/kernel"
import type { FailureSpec } from "@codex/kernel"
import words from "../i18n/en.json"

const specs = {
  session_ended: {
    type: "unauthorized",
    message: "This session has ended. Sign in again.",
  },
  session_not_found: {
    type: "not_found",
    message: "There is no such session. It may have ended already.",
  },
  confirmation_required: {
    type: "forbidden",
    message: "Confirm your password again to do this.",
  },
  second_factor_first: {
    type: "not_allowed",
    message:
      "Set up a second factor in your own profile first, then ask others for one. Nothing has changed.",
  },
  second_factor_missing: {
    type: "forbidden",
    message: "Set up a second factor in your profile to go on.",
  },
  password_wrong: {
    type: "forbidden",
    message: "That is not your password. Nothing has changed.",
  },
  password_tries_exceeded: {
    type: "forbidden",
    message: "Too many tries. Wait ten minutes, then try again.",
  },
  email_same: {
    type: "invalid_data",
    message: "You sign in with this address already.",
  },
  email_taken: {
    type: "not_allowed",
    message:
      "Another login uses this address. Sign in with that one, or choose another address.",
  },
  phone_invalid: {
    type: "invalid_data",
    message:
      "There is no such number. Write it with its country code, such as +49 30 1234567.",
  },
  sign_up_closed: {
    type: "not_allowed",
    message: "Creators are added by the operator here. Ask them for a login.",
  },
  studio_exists: {
    type: "not_allowed",
    message: "This address has a Studio already. Sign in with it.",
  },
  login_exists: {
    type: "not_allowed",
    message:
      "You have a login with this address already. Type the password you use there, or choose a new one first.",
  },
  organization_personal: {
    type: "not_allowed",
    message:
      "Your own page is yours alone. Create an organization to work with others.",
  },
  role_not_yours: {
    type: "forbidden",
    message:
      "You may not give or take away the role “{role}”. Ask the owner of the organization.",
  },
  works_here: {
    type: "not_allowed",
    message: "{email} works here already.",
  },
  too_many_invitations: {
    type: "not_allowed",
    message: "You have sent many invitations. Wait an hour, then go on.",
  },
  too_many_organizations: {
    type: "not_allowed",
    message: "You have created many organizations. Wait an hour, then go on.",
  },
  password_short: {
    type: "invalid_data",
    message: words.password.password_short,
  },
  password_long: {
    type: "invalid_data",
    message: words.password.password_long,
  },
  password_common: {
    type: "invalid_data",
    message: words.password.password_common,
  },
} satisfies Record<string, FailureSpec>

export type AccountsFailure = keyof typeof specs

export const accountsFailure = defineFailures<AccountsFailure>(specs)
