import { at, type Row } from "./matrix-row.mts"

/** The operator's numbers, and everybody's own. */
export const insightOperatorRows: Row[] = [
  {
    route: "GET /admin/insights/home",
    area: "operator",
    request: () => at("/admin/insights/home?range=7"),
  },
]

export const insightStudioRows: Row[] = [
  {
    route: "GET /admin/studio/insights",
    area: "studio",
    foreign: "own",
    request: () => at("/admin/studio/insights?range=365"),
  },
  {
    route: "GET /admin/studio/insights/csv",
    area: "studio",
    foreign: "own",
    request: () => at("/admin/studio/insights/csv?range=365"),
  },
]
