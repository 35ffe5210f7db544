import type { MedusaContainer } from "@medusajs/framework/types"
import type { People } from "./people"
import type { DemoPosts } from "./posts"

export async function seedSales(
  _container: MedusaContainer,
  _people: People,
  _posts: DemoPosts
): Promise<void> {
  await Promise.resolve()
}
