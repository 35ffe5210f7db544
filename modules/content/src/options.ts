import { parseOptions, slot } from "@codex/kernel"
import { z } from "@medusajs/framework/zod"

const optionsSchema = z
  .object({
    storefrontUrl: z
      .url()
      .default("http://localhost:4321")
      .transform((url) => url.replace(/\/+$/, "")),
    storefrontCors: z.array(z.string()).default([]),
    previewHours: z.number().int().min(1).max(168).default(24),
    catalogCacheSeconds: z.number().int().min(0).max(3600).default(5),
  })
  .strict()

export type ContentOptions = z.infer<typeof optionsSchema>

const options = slot<ContentOptions>("content.options")

/** Parses the plugin's options at boot; an error names the option. */
export function configureContent(
  input: Record<string, unknown> | undefined
): void {
  options.set(parseOptions("@codex/plugin-content", optionsSchema, input))
}

export const contentOptions = (): ContentOptions => options.get()
