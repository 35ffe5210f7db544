import type { StudioOrder } from "@codex/content"
import type { PostOrder } from "../contract"

const ORDERS: Record<PostOrder, [StudioOrder, boolean]> = {
  updated_at: ["updated_at", false],
  "-updated_at": ["updated_at", true],
  title: ["title", false],
  "-title": ["title", true],
  price_minor: ["price_minor", false],
  "-price_minor": ["price_minor", true],
}

/** As the store orders posts. */
export function postOrder(order: PostOrder) {
  const [column, descending] = ORDERS[order]
  return { order: column, descending }
}
