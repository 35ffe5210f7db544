import type { Server } from "node:http"
import type { Load } from "./inline-styles.mts"

/** Asks the site itself, as its visitors do. */
export function loadFrom(server: Pick<Server, "address">): Load {
  return async (path) => {
    const at = server.address()
    if (at === null || typeof at === "string") {
      throw new Error("The storefront has no port")
    }
    const host = at.family === "IPv6" ? `[${at.address}]` : at.address
    const res = await fetch(`http://${host}:${String(at.port)}${path}`)
    if (!res.ok) {
      throw new Error(`${path}: ${String(res.status)}`)
    }
    return res.text()
  }
}
