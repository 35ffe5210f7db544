export interface CartItem {
  id?: string
  variantId: string | undefined
  quantity: number
}

export interface CartNow {
  items: CartItem[]
  customerId: string | undefined
  hasAccount: boolean
}

interface Change {
  item_id?: string
  customer_id?: string
  items?: { variant_id?: string | null; quantity?: unknown }[]
  update?: { quantity?: unknown }
}

/** The cart as it would be once the change went through. */
export function cartAfter(
  now: CartNow,
  change: Change
): { items: CartItem[]; customerId: string | undefined } {
  const kept = now.items.map((item) =>
    change.item_id === item.id && change.update?.quantity !== undefined
      ? { ...item, quantity: Number(change.update.quantity) }
      : item
  )
  const added = (change.items ?? []).map((item) => ({
    variantId: item.variant_id ?? undefined,
    quantity: Number(item.quantity ?? 1),
  }))
  return {
    items: [...kept, ...added].filter((item) => item.quantity > 0),
    customerId: change.customer_id ?? now.customerId,
  }
}
