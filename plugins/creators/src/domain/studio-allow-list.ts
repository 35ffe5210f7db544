import type { AllowedPath } from "./admin-path"

/**
 * Everything a creator may call under `/admin`. The first line is Studio; the
 * others are what the dashboard itself needs for a signed-in user (MEDUSA
 * Part 3.4). A route that is not here answers 403.
 */
export const STUDIO_ALLOW_LIST: readonly AllowedPath[] = [
  { methods: ["GET", "POST", "PUT", "DELETE"], path: "/admin/studio/**" },
  // Their own sessions (@codex/plugin-accounts).
  { methods: ["GET", "POST"], path: "/admin/account/**" },
  { methods: ["GET"], path: "/admin/feature-flags" },
  { methods: ["GET"], path: "/admin/users/me" },
  { methods: ["GET"], path: "/admin/rbac/me/permissions" },
  { methods: ["GET"], path: "/admin/layouts/configurations" },
  { methods: ["GET", "DELETE"], path: "/admin/layouts/:zone/configuration" },
  // A personal arrangement is theirs; the default belongs to the operator.
  {
    methods: ["POST"],
    path: "/admin/layouts/:zone/configuration",
    refuseBodyField: "is_default",
  },
]

/** Enough for the dashboard to open for somebody suspended, and say why. */
const SEEN_WHILE_SUSPENDED = [
  "/admin/feature-flags",
  "/admin/users/me",
  "/admin/rbac/me/permissions",
  "/admin/layouts/configurations",
  "/admin/layouts/:zone/configuration",
]

export const SUSPENDED_ALLOW_LIST: readonly AllowedPath[] = [
  ...SEEN_WHILE_SUSPENDED.map((path) => ({ methods: ["GET"], path })),
  // A closing that was stopped half-way is asked for again (ADR 0032).
  { methods: ["GET", "POST"], path: "/admin/account/closing" },
]
