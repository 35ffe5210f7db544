import { z } from "zod"

export const deliveryState = z.enum([
  "pending",
  "sent",
  "kept",
  "skipped",
  "failed",
  "bounced",
])
export type DeliveryState = z.infer<typeof deliveryState>
