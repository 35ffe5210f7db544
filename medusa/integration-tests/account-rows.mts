import { at, type Row } from "./matrix-row.mts"
import { codeFor } from "./proven-buyer.mts"
import { useShop } from "./shop.mts"

const keepThis = { keep_this: true }

const newcomer = {
  name: "Nadia Okafor",
  handle: "nadia-okafor",
  password: "eight calm otters",
}
/** Where nobody signs in: the matrix moves no login for good. */
const NEW_EMAIL = "moved@example.com"
const wrongMove = { email: NEW_EMAIL, password: "not the password" }
const moveOf = (who: "shopper" | "operator") => ({
  email: NEW_EMAIL,
  password: useShop().demo.logins[who].password,
})
const wrongCode = { request_id: "code_none", code: "000000" }

/** Before somebody has a login: open to all, and a code decides. */
export const signUpRows: Row[] = [
  {
    route: "GET /api/sign-up/offer",
    area: "public",
    request: () => at("/api/sign-up/offer"),
  },
  {
    route: "GET /api/sign-up/handles/:handle",
    area: "public",
    request: () => at("/api/sign-up/handles/nadia-okafor"),
  },
  {
    route: "POST /api/sign-up/codes",
    area: "public",
    request: () => at("/api/sign-up/codes", { email: "matrix@example.com" }),
  },
  {
    route: "POST /api/sign-up/creators",
    area: "signed",
    request: () => at("/api/sign-up/creators", { ...newcomer, ...wrongCode }),
    control: (f) =>
      at("/api/sign-up/creators", { ...newcomer, ...codeFor(f.signUpRequest) }),
  },
]

/** A person's own sessions: everybody sees and ends their own only. */
export const accountRows: Row[] = [
  {
    route: "POST /api/account/sign-out",
    area: "public",
    request: () => at("/api/account/sign-out", {}),
  },
  {
    route: "GET /api/account/session",
    area: "customer",
    foreign: "own",
    request: () => at("/api/account/session"),
  },
  {
    route: "GET /api/account/sessions",
    area: "customer",
    foreign: "own",
    request: () => at("/api/account/sessions"),
  },
  {
    route: "POST /api/account/sessions/:id/end",
    area: "customer",
    request: (f) => at(`/api/account/sessions/${f.buyerSession}/end`, {}),
  },
  {
    route: "POST /api/account/sign-out-everywhere",
    area: "customer",
    foreign: "own",
    request: () => at("/api/account/sign-out-everywhere", keepThis),
  },
  {
    route: "POST /api/account/password",
    area: "customer",
    foreign: "same",
    request: () =>
      at("/api/account/password", {
        current: "not the password",
        next: "something long and new",
      }),
    // The same again, so that whoever logs in later can.
    control: () => {
      const { password } = useShop().demo.logins.shopper
      return at("/api/account/password", { current: password, next: password })
    },
  },
  {
    route: "GET /api/account/email",
    area: "customer",
    foreign: "own",
    request: () => at("/api/account/email"),
  },
  {
    route: "POST /api/account/email",
    area: "customer",
    foreign: "same",
    request: () => at("/api/account/email", wrongMove),
    control: () => at("/api/account/email", moveOf("shopper")),
  },
  {
    route: "POST /api/account/email/confirm",
    area: "customer",
    foreign: "same",
    request: () => at("/api/account/email/confirm", wrongCode),
    control: (f) => at("/api/account/email/confirm", codeFor(f.emailRequest)),
  },
  {
    route: "GET /admin/account/second-factor",
    area: "staff",
    foreign: "same",
    request: () => at("/admin/account/second-factor"),
  },
  {
    route: "GET /admin/account/sessions",
    area: "staff",
    foreign: "own",
    request: () => at("/admin/account/sessions"),
  },
  {
    route: "POST /admin/account/sessions/:id/end",
    area: "staff",
    request: (f) => at(`/admin/account/sessions/${f.operatorSession}/end`, {}),
  },
  // Moving a login ends its other devices, so it comes after them.
  {
    route: "GET /admin/account/email",
    area: "staff",
    foreign: "own",
    request: () => at("/admin/account/email"),
  },
  {
    route: "POST /admin/account/email",
    area: "staff",
    foreign: "same",
    request: () => at("/admin/account/email", wrongMove),
    control: () => at("/admin/account/email", moveOf("operator")),
  },
  {
    route: "POST /admin/account/email/confirm",
    area: "staff",
    foreign: "same",
    request: () => at("/admin/account/email/confirm", wrongCode),
    control: (f) =>
      at("/admin/account/email/confirm", codeFor(f.staffEmailRequest)),
  },
  {
    route: "GET /admin/account/phone",
    area: "studio",
    foreign: "own",
    request: () => at("/admin/account/phone"),
  },
  {
    route: "POST /admin/account/phone",
    area: "studio",
    foreign: "own",
    request: () => at("/admin/account/phone", { number: "+49 30 901820" }),
  },
  {
    route: "POST /admin/account/phone/confirm",
    area: "studio",
    foreign: "same",
    request: () => at("/admin/account/phone/confirm", wrongCode),
    control: (f) => at("/admin/account/phone/confirm", codeFor(f.phoneRequest)),
  },
  {
    route: "POST /admin/account/sign-out-everywhere",
    area: "staff",
    foreign: "own",
    request: () => at("/admin/account/sign-out-everywhere", keepThis),
  },
]
