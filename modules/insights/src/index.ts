import { Module } from "@medusajs/framework/utils"
import InsightsModuleService from "./service"
import "./tables"

/** Container key of the module. */
export const INSIGHTS = "codex_insights"

export default Module(INSIGHTS, { service: InsightsModuleService })

export {
  compareDays,
  isWithin,
  monthOf,
  spanBefore,
  spanUntil,
} from "./domain/spans"
export type { Span } from "./domain/spans"
export { recordSales } from "./store/events"
export { putSaleDays } from "./store/put-days"
export { sellerDays, sellerPostDays, sellerPosts } from "./store/seller"
export { shopDays, shopTotals, topPosts } from "./store/shop"
export type { ShopScope } from "./store/shop"
export { awaitMark, moveMark, presentMark, takeMark } from "./store/watermark"
export type { TakenMark } from "./store/watermark"
export type {
  CurrencyTakings,
  DayTakings,
  Mark,
  PostDayTakings,
  PostTakings,
  SaleDay,
  SaleFact,
  SellerScope,
  Takings,
} from "./types"
