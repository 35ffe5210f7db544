import { ApiError } from "./errors.mts"
import type { World } from "../state/world.mts"
import type { Raw } from "./form.mts"

type Json = Record<string, unknown>

function expandAt(world: World, at: unknown, path: string[], whole: string) {
  const [key, ...rest] = path
  if (key === undefined || at === null || at === undefined) return
  if (Array.isArray(at)) {
    for (const item of at) expandAt(world, item, path, whole)
    return
  }
  const owner = at as Json
  if (!(key in owner)) {
    throw new ApiError(400, `This property cannot be expanded (${whole}).`, {
      param: "expand",
    })
  }
  const value = owner[key]
  const found = typeof value === "string" ? world.lookUp(value) : undefined
  if (found) owner[key] = structuredClone(found)
  expandAt(world, owner[key], rest, whole)
}

/** `expand[]=latest_charge.balance_transaction`: ids become objects. */
export function expand(world: World, reply: object, paths: Raw | undefined) {
  for (const path of Array.isArray(paths) ? paths : []) {
    if (typeof path === "string") {
      expandAt(world, reply, path.split("."), path)
    }
  }
}
