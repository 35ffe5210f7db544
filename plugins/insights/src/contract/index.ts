import { z } from "zod"
import { RANGES } from "./ranges"

export { RANGES } from "./ranges"

/** `GET /admin/insights/home`, `GET /admin/studio/insights` and its CSV */
export const insightsQuery = z.strictObject({
  range: z.coerce
    .number()
    .refine((days) => RANGES.includes(days), "must be 7, 28, 90 or 365")
    .default(28),
})
export type InsightsQuery = z.infer<typeof insightsQuery>

/** In minor units; net is what buyers paid less what they got back. */
export const takingsView = z.object({
  sales: z.number(),
  gross_minor: z.number(),
  refunded_minor: z.number(),
  net_minor: z.number(),
})
export type TakingsView = z.infer<typeof takingsView>

/** A UTC day beside the one as many days earlier as the range has. */
export const seriesPoint = z.object({
  day: z.string(),
  sales: z.number(),
  net_minor: z.number(),
  before_sales: z.number(),
  before_net_minor: z.number(),
})
export type SeriesPoint = z.infer<typeof seriesPoint>

export const postLine = takingsView.extend({
  post_id: z.string(),
  title: z.string(),
  /** Different people per day, added up. */
  buyers: z.number(),
})
export type PostLine = z.infer<typeof postLine>

export const trend = z.object({
  range: z.number(),
  from: z.string(),
  to: z.string(),
  currency_code: z.string(),
  now: takingsView,
  before: takingsView,
  series: z.array(seriesPoint),
})
export type Trend = z.infer<typeof trend>

export const currencyTotals = z.object({
  currency_code: z.string(),
  all_time: takingsView,
  month: takingsView,
})
export type CurrencyTotals = z.infer<typeof currencyTotals>

export const latestPurchase = z.object({
  id: z.string(),
  post_title: z.string(),
  buyer_name: z.string(),
  organization: z.string(),
  amount_minor: z.number(),
  refunded_minor: z.number(),
  currency_code: z.string(),
  sold_at: z.string(),
})
export type LatestPurchaseView = z.infer<typeof latestPurchase>

export const firstStep = z.object({
  key: z.enum(["creator", "post", "payments", "sale"]),
  done: z.boolean(),
})
export type FirstStep = z.infer<typeof firstStep>

/** `GET /admin/insights/home` */
export const homeResponse = trend.extend({
  /** The shop's own currency first, and there even when nothing was sold. */
  totals: z.array(currencyTotals),
  customers: z.number(),
  top_posts: z.array(postLine.extend({ organization: z.string() })),
  last_purchases: z.array(latestPurchase),
  /** Until the first purchase. */
  first_steps: z.array(firstStep).nullable(),
})
export type HomeResponse = z.infer<typeof homeResponse>

/** `GET /admin/studio/insights` */
export const studioInsightsResponse = trend.extend({
  /** Whether these are everybody's sales in the organization, or one's own. */
  whole_organization: z.boolean(),
  posts: z.array(postLine),
})
export type StudioInsightsResponse = z.infer<typeof studioInsightsResponse>
