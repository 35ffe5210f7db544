import { parseOptions, slot } from "@codex/kernel"
import { z } from "@medusajs/framework/zod"
import { DEFAULT_LIMITS, type PriceLimits } from "./domain/price-limits"

const minorAmount = z.number().int().min(1).max(99_999_999)

const limits = z
  .object({
    floorMinor: minorAmount.default(Number(DEFAULT_LIMITS.floorMinor)),
    ceilingMinor: minorAmount.default(Number(DEFAULT_LIMITS.ceilingMinor)),
  })
  .strict()
  .refine((range) => range.floorMinor <= range.ceilingMinor, {
    message: "the floor must not be above the ceiling",
  })

const optionsSchema = z
  .object({
    storefrontUrl: z
      .url()
      .default("http://localhost:4321")
      .transform((url) => url.replace(/\/+$/, "")),
    storefrontCors: z.array(z.string()).default([]),
    previewHours: z.number().int().min(1).max(168).default(24),
    catalogCacheSeconds: z.number().int().min(0).max(3600).default(5),
    /** `default`, and by product type: `content`, `bundle`. */
    prices: z
      .partialRecord(z.enum(["default", "content", "bundle"]), limits)
      .default({}),
  })
  .strict()

export type ContentOptions = z.infer<typeof optionsSchema>

const options = slot<ContentOptions>("content.options")
const limitsByType = slot(
  "content.price-limits",
  () => new Map<string, PriceLimits>()
)

/** Parses the plugin's options at boot; an error names the option. */
export function configureContent(
  input: Record<string, unknown> | undefined
): void {
  const parsed = parseOptions("@codex/plugin-content", optionsSchema, input)
  options.set(parsed)
  limitsByType.set(
    new Map(
      Object.entries(parsed.prices).map(([type, range]) => [
        type,
        {
          floorMinor: BigInt(range.floorMinor),
          ceilingMinor: BigInt(range.ceilingMinor),
        },
      ])
    )
  )
}

export const contentOptions = (): ContentOptions => options.get()

/** What a product of this type may cost. */
export function priceLimits(productType: string): PriceLimits {
  const byType = limitsByType.get()
  return byType.get(productType) ?? byType.get("default") ?? DEFAULT_LIMITS
}
