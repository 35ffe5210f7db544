import type { MedusaContainer } from "@medusajs/framework/types"
import type { ShoppersQuery, ShoppersResponse } from "../contract"
import { inPlatform } from "../lib/platform"
import { describeShoppers } from "./describe"
import { findShoppers } from "./find"

/** Everybody who has an account or has bought; operators only (default deny). */
export const listShoppers = (
  container: MedusaContainer,
  query: ShoppersQuery
): Promise<ShoppersResponse> =>
  inPlatform(container, "operator: shoppers", async (tx) => {
    const { ids, count } = await findShoppers(tx, query)
    const { limit, offset } = query
    return { shoppers: await describeShoppers(tx, ids), count, limit, offset }
  })
