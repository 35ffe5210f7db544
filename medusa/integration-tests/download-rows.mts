import { at, type Row } from "./matrix-row.mts"

/** What owned posts give, and the tickets that bring it. */
export const downloadRows: Row[] = [
  {
    route: "GET /api/library/:post_id/items",
    area: "customer",
    request: (f) => at(`/api/library/${f.draft}/items`),
    control: (f) => at(`/api/library/${f.bookPost}/items`),
  },
  {
    route: "POST /api/downloads/:post_id",
    area: "customer",
    request: (f) => at(`/api/downloads/${f.draft}`, { asset_id: f.book }),
    control: (f) => at(`/api/downloads/${f.bookPost}`, { asset_id: f.book }),
  },
  {
    route: "GET /download/:token",
    area: "signed",
    request: (f) => at(f.ticket.slice(0, -8) + "tampered"),
    control: (f) => at(f.ticket),
  },
]
