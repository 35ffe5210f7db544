import type { Server } from "node:http"
import type { Load } from "./inline-styles.mts"

/** Where a server that listens everywhere is reached on every system. */
const LOOPBACK: Record<string, string> = {
  "::": "[::1]",
  "0.0.0.0": "127.0.0.1",
}

/** Asks the site itself, as its visitors do. */
export function loadFrom(server: Pick<Server, "address">): Load {
  return async (path) => {
    const at = server.address()
    if (at === null || typeof at === "string") {
      throw new Error("The storefront has no port")
    }
    const { address, family } = at
    const own = family === "IPv6" ? `[${address}]` : address
    const host = LOOPBACK[address] ?? own
    const res = await fetch(`http://${host}:${String(at.port)}${path}`)
    if (!res.ok) {
      throw new Error(`${path}: ${String(res.status)}`)
    }
    return res.text()
  }
}
