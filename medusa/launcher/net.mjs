// Ports and waiting, on Node's own modules.
import net from "node:net"
import { setTimeout as sleep } from "node:timers/promises"

function isFree(port) {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once("error", () => resolve(false))
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () =>
      server.close(() => resolve(true))
    )
  })
}

/**
 * The first free port from `wanted` upwards.
 * @param {number} wanted
 */
export async function freePort(wanted) {
  for (let port = wanted; port < wanted + 200; port += 1) {
    if (await isFree(port)) {
      return port
    }
  }
  throw new Error(`No free port between ${wanted} and ${wanted + 199}`)
}

/**
 * Polls until `ready()` is true; an exception it throws ends the wait.
 * @param {() => boolean | Promise<boolean>} ready
 * @param {{ what: string, timeoutMs: number, everyMs?: number }} options
 */
export async function waitFor(ready, { what, timeoutMs, everyMs = 200 }) {
  const end = Date.now() + timeoutMs
  while (!(await ready())) {
    if (Date.now() > end) {
      throw new Error(
        `Waited ${Math.round(timeoutMs / 1000)} s for ${what}, in vain`
      )
    }
    await sleep(everyMs)
  }
}

/** Whether `url` answers with a status below 500. */
export async function answers(url) {
  try {
    const response = await fetch(url, {
      redirect: "manual",
      signal: AbortSignal.timeout(3000),
    })
    return response.status < 500
  } catch {
    return false
  }
}
