import { slot } from "@codex/kernel"
import { z } from "@medusajs/framework/zod"

const optionsSchema = z
  .object({
    /** Medusa adds its own connection settings to every module's options. */
    database: z.unknown().optional(),
    storefrontUrl: z
      .url()
      .default("http://localhost:4321")
      .transform((url) => url.replace(/\/+$/, "")),
    storefrontCors: z.array(z.string()).default([]),
    previewHours: z.number().int().min(1).max(168).default(24),
    catalogCacheSeconds: z.number().int().min(0).max(3600).default(5),
  })
  .strict()

export type ContentOptions = Omit<z.infer<typeof optionsSchema>, "database">

const options = slot<ContentOptions>("content.options")

/** Parses the plugin's options at boot; an error names the option. */
export function configureContent(input: unknown): void {
  const parsed = optionsSchema.safeParse(input ?? {})
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new Error(
      `@codex/plugin-content option ${issue?.path.join(".") || "(root)"}: ${issue?.message ?? "is not valid"}`
    )
  }
  const { database: _database, ...own } = parsed.data
  options.set(own)
}

export const contentOptions = (): ContentOptions => options.get()
