import {
  authenticate,
  defineMiddlewares,
  validateAndTransformBody,
} from "@medusajs/framework/http"
import { askCodeBody, useCodeBody } from "@codex/plugin-messages/contract"
import {
  handOverBody,
  memberBody,
  organizationBody,
  phoneBody,
  passwordBody,
  signOutBody,
} from "../contract"
import { emailBody } from "../email/body"
import {
  emailGuard,
  handleGuard,
  loginGuard,
  passwordGuard,
  registerGuard,
  resetGuard,
} from "../guard/login-guard"
import { inviteBody } from "../people/body"
import { signUpBody } from "../sign-up/body"
import { beforeAnswer } from "../lib/before-answer"
import { endAfterMfa, endAfterPassword, signOut } from "../sessions/end"
import { issueSession } from "../sessions/issue-session"
import { demandGuard } from "../second-factor/demand-guard"
import { factorGuard } from "../second-factor/factor-guard"
import { sessionGuard } from "../sessions/session-guard"

const guards = [
  {
    matcher: "/auth/:actor_type/emailpass",
    methods: ["POST" as const],
    middlewares: [loginGuard],
  },
  {
    matcher: "/auth/:actor_type/:auth_provider/register",
    methods: ["POST" as const],
    middlewares: [registerGuard],
  },
  {
    matcher: "/auth/:actor_type/:auth_provider/reset-password",
    methods: ["POST" as const],
    middlewares: [resetGuard],
  },
  {
    matcher: "/store/carts",
    methods: ["POST" as const],
    middlewares: [emailGuard],
  },
  {
    matcher: "/store/carts/:id",
    methods: ["POST" as const],
    middlewares: [emailGuard],
  },
  {
    matcher: "/store/customers",
    methods: ["POST" as const],
    middlewares: [emailGuard],
  },
]

/** What changes who may come in ends the sessions that came in before. */
const endings = [
  {
    matcher: "/auth/session",
    methods: ["DELETE" as const],
    middlewares: [beforeAnswer(signOut)],
  },
  {
    matcher: "/auth/:actor_type/:auth_provider/update",
    methods: ["POST" as const],
    middlewares: [beforeAnswer(endAfterPassword)],
  },
  {
    matcher: "/auth/mfa/factors/:id/verify",
    methods: ["POST" as const],
    middlewares: [beforeAnswer(endAfterMfa)],
  },
  {
    matcher: "/auth/mfa/factors/:id",
    methods: ["DELETE" as const],
    middlewares: [beforeAnswer(endAfterMfa)],
  },
]

/** Nobody is signed in here: what holds strangers back are the limits. */
const signUp = [
  {
    matcher: "/api/sign-up/handles/:handle",
    methods: ["GET" as const],
    middlewares: [handleGuard],
  },
  {
    matcher: "/api/sign-up/codes",
    methods: ["POST" as const],
    middlewares: [validateAndTransformBody(askCodeBody)],
  },
  {
    matcher: "/api/sign-up/creators",
    methods: ["POST" as const],
    middlewares: [validateAndTransformBody(signUpBody), registerGuard],
  },
]

/** Who works for an organization, and who is asked to. */
const people = [
  {
    matcher: "/admin/studio/invitations",
    methods: ["POST" as const],
    middlewares: [validateAndTransformBody(inviteBody)],
  },
  {
    matcher: "/admin/studio/people/:creator_id",
    methods: ["POST" as const],
    middlewares: [validateAndTransformBody(memberBody)],
  },
  {
    matcher: "/admin/studio/people/:creator_id/owner",
    methods: ["POST" as const],
    middlewares: [validateAndTransformBody(handOverBody)],
  },
  {
    matcher: "/admin/account/organizations",
    methods: ["POST" as const],
    middlewares: [validateAndTransformBody(organizationBody)],
  },
]

const phone = [
  {
    matcher: "/admin/account/phone",
    methods: ["POST" as const],
    middlewares: [validateAndTransformBody(phoneBody)],
  },
  {
    matcher: "/admin/account/phone/confirm",
    methods: ["POST" as const],
    middlewares: [validateAndTransformBody(useCodeBody)],
  },
]

const customer = authenticate("customer", ["session", "bearer"])

const bodies = ["/api/account", "/admin/account"].flatMap((path) => [
  {
    matcher: `${path}/sign-out-everywhere`,
    methods: ["POST" as const],
    middlewares: [validateAndTransformBody(signOutBody)],
  },
  {
    matcher: `${path}/email`,
    methods: ["POST" as const],
    middlewares: [validateAndTransformBody(emailBody)],
  },
  {
    matcher: `${path}/email/confirm`,
    methods: ["POST" as const],
    middlewares: [validateAndTransformBody(useCodeBody)],
  },
])

export default defineMiddlewares({
  routes: [
    { matcher: "*", middlewares: [sessionGuard] },
    { matcher: "/admin*", middlewares: [factorGuard] },
    {
      matcher: "/admin/platform-settings",
      methods: ["POST"],
      middlewares: [demandGuard],
    },
    // Before Medusa's own, which uses a reset token up.
    { matcher: "/auth*", middlewares: [passwordGuard, issueSession] },
    {
      matcher: "/api/buyer/sessions",
      methods: ["POST"],
      middlewares: [issueSession],
    },
    ...guards,
    ...endings,
    ...signUp,
    ...people,
    ...phone,
    ...["session", "sessions", "sign-out-everywhere", "password", "email"].map(
      (what) => ({
        matcher: `/api/account/${what}`,
        middlewares: [customer],
      })
    ),
    {
      matcher: "/api/account/password",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(passwordBody)],
    },
    ...bodies,
  ],
})
