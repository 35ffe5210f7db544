import { at, type Request, type Row } from "./matrix-row.mts"
import type { Fixtures } from "./fixtures.mts"
import { ANSWERS } from "./people-fixtures.mts"
import { sql, useShop } from "./shop.mts"

const here = (f: Fixtures, request: Request): Request => ({
  ...request,
  headers: { "x-codex-organization": f.organization },
})

const answering = (how: "accept" | "decline") => (): Request =>
  at(`/admin/account/invitations/${ANSWERS[how].token}/${how}`, {})

/** Valid from now on: until then its link answers like any other. */
const open = (how: "accept" | "decline") => () =>
  sql(
    "update invitation set expires_at = now() + interval '1 hour' where id = $1",
    [ANSWERS[how].id]
  ).then(() => undefined)

let brands = 0

/** Who works for an organization, who is asked, and how they answer. */
export const peopleRows: Row[] = [
  {
    route: "GET /admin/studio/people",
    area: "studio",
    foreign: "own",
    request: () => at("/admin/studio/people"),
  },
  {
    route: "POST /admin/studio/people/:creator_id",
    area: "studio",
    request: (f) => at(`/admin/studio/people/${f.member}`, { role: "creator" }),
    control: (f) =>
      here(f, at(`/admin/studio/people/${f.member}`, { role: "creator" })),
  },
  {
    route: "POST /admin/studio/people/:creator_id/owner",
    area: "studio",
    request: (f) =>
      here(
        { ...f, organization: f.house },
        at(`/admin/studio/people/${f.member}/owner`, {
          password: useShop().demo.logins.creator.password,
        })
      ),
  },
  {
    route: "DELETE /admin/studio/people/:creator_id",
    area: "studio",
    request: (f) => at(`/admin/studio/people/${f.member}`),
    control: (f) => here(f, at(`/admin/studio/people/${f.member}`)),
  },
  {
    route: "POST /admin/studio/invitations",
    area: "studio",
    request: (f) =>
      here(
        f,
        at("/admin/studio/invitations", {
          email: "asked-by-the-matrix@example.com",
          role: "creator",
        })
      ),
  },
  {
    route: "DELETE /admin/studio/invitations/:id",
    area: "studio",
    request: (f) => at(`/admin/studio/invitations/${f.invitation}`),
    control: (f) => here(f, at(`/admin/studio/invitations/${f.invitation}`)),
  },
  {
    // Whoever has the token was sent it: it decides, not the tenant.
    route: "GET /admin/account/invitations/:token",
    area: "studio",
    foreign: "own",
    request: () => at(`/admin/account/invitations/${ANSWERS.read.token}`),
  },
  {
    route: "POST /admin/account/invitations/:token/accept",
    area: "studio",
    request: answering("accept"),
    arrange: open("accept"),
  },
  {
    route: "POST /admin/account/invitations/:token/decline",
    area: "studio",
    request: answering("decline"),
    arrange: open("decline"),
  },
  {
    route: "POST /admin/account/organizations",
    area: "studio",
    foreign: "own",
    request: () =>
      at("/admin/account/organizations", {
        name: "Matrix House",
        handle: `matrix-house-${String(brands++)}`,
      }),
  },
]
