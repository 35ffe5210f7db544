import { at, type Row } from "./matrix-row.mts"
import { sql, useShop } from "./shop.mts"

const VIEW = "vconf_matrix"
const view = { list: "codex_post", name: "Matrix", search: "quiet" }

/** A view of the operator of the matrix, and no other. */
async function oneView(): Promise<void> {
  await sql("delete from view_configuration where id = $1", [VIEW])
  await sql(
    `insert into view_configuration (id, entity, name, user_id, configuration)
     select $1, 'codex_post', 'To be deleted', id, '{}'::jsonb
     from "user" where email = $2`,
    [VIEW, useShop().demo.logins.operator.email]
  )
}

/** The views that operators keep of their lists. */
export const viewRows: Row[] = [
  {
    route: "GET /admin/saved-views",
    area: "operator",
    request: () => at("/admin/saved-views?list=codex_post"),
  },
  {
    route: "POST /admin/saved-views",
    area: "operator",
    request: () => at("/admin/saved-views", view),
  },
  {
    route: "DELETE /admin/saved-views/:id",
    area: "operator",
    request: () => at(`/admin/saved-views/${VIEW}`),
    arrange: oneView,
  },
]
