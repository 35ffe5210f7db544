import type { MedusaContainer } from "@medusajs/framework/types"
import { hidePostsOfFormerMembers } from "../lib/hide-posts"

/** Finds what an event that was lost has left on sale. */
export default async function hideFormer(
  container: MedusaContainer
): Promise<void> {
  await hidePostsOfFormerMembers(container)
}

export const config = {
  name: "content-hide-former",
  schedule: "*/10 * * * *",
}
