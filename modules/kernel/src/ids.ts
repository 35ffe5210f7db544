import { generateEntityId } from "@medusajs/framework/utils"

/** A new sortable id such as `post_01J…` (ULID). */
export function newId(prefix: string): string {
  return generateEntityId(undefined, prefix)
}
