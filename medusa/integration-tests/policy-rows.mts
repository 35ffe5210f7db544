import type { Fixtures } from "./fixtures.mts"
import type { Row } from "./matrix-row.mts"

const BUYERS = { name: true, verified_email: true, phone: false }
const REFUNDS = {
  window_days: 30,
  auto_days: 7,
  auto_percent: 10,
  escalate_hours: 72,
}

/** What a store asks of buyers and promises about refunds, by both who may. */
function rowsOf(what: string, body: object): Row[] {
  const studio = `/admin/studio/${what}`
  const own = (f: Fixtures) => ({ "x-codex-organization": f.organization })
  return [
    {
      route: `GET ${studio}`,
      area: "studio",
      foreign: "own",
      request: () => ({ path: studio }),
    },
    {
      route: `PUT ${studio}`,
      area: "studio",
      request: (f) => ({ path: studio, headers: own(f), body }),
    },
    {
      route: `DELETE ${studio}`,
      area: "studio",
      request: (f) => ({ path: studio, headers: own(f) }),
    },
    {
      route: `GET /admin/${what}`,
      area: "operator",
      request: () => ({ path: `/admin/${what}` }),
    },
    {
      route: `PUT /admin/${what}`,
      area: "operator",
      request: () => ({ path: `/admin/${what}`, body }),
    },
  ]
}

export const policyRows: Row[] = [
  ...rowsOf("buyer-policy", BUYERS),
  ...rowsOf("refund-policy", REFUNDS),
]

export const publicPolicyRows: Row[] = [
  {
    route: "GET /api/stores/:handle/refund-policy",
    area: "public",
    request: (f) => ({ path: `/api/stores/${f.handle}/refund-policy` }),
  },
]
