// A real Redis for tests, where Debian's package redis-server is installed: a
// port and a folder of its own, nothing kept.
import { spawn } from "node:child_process"
import fs from "node:fs"
import net from "node:net"
import os from "node:os"
import path from "node:path"
import { freePort, waitFor } from "../launcher/net.mjs"

const FIRST_PORT = 16_379
const START_MS = 20_000
const ANSWER_MS = 1_000

function findRedis() {
  const folders = (process.env.PATH ?? "").split(path.delimiter)
  return ["/usr/bin", ...folders]
    .map((folder) => path.join(folder, "redis-server"))
    .find((file) => fs.existsSync(file))
}

/** Whether a Redis answers there. */
function isUp(/** @type {number} */ port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1", () =>
      socket.write("PING\r\n")
    )
    const end = (/** @type {boolean} */ up) => {
      socket.destroy()
      resolve(up)
    }
    socket.setTimeout(ANSWER_MS, () => end(false))
    socket.once("error", () => end(false))
    socket.once("data", (data) => end(String(data).startsWith("+PONG")))
  })
}

/** As in docker-compose.yml: queues lose nothing when memory is short. */
const flags = (/** @type {number} */ port, /** @type {string} */ folder) => [
  ...["--port", String(port), "--bind", "127.0.0.1", "--dir", folder],
  ...["--save", "", "--appendonly", "no"],
  ...["--maxmemory-policy", "noeviction"],
]

/** @returns {string | undefined} why there is none */
export function redisMissing() {
  return findRedis()
    ? undefined
    : "no Redis: Debian's package redis-server is not installed"
}

/** @returns {Promise<{ url: string, stop: () => Promise<void> }>} */
export async function startRedis() {
  const command = findRedis()
  if (!command) {
    throw new Error(redisMissing())
  }
  const port = await freePort(FIRST_PORT)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "codex-redis-"))
  const child = spawn(command, flags(port, folder), { stdio: "ignore" })
  // Nor does it outlive a test that ends in the middle.
  process.once("exit", () => child.kill())
  const gone = new Promise((resolve) => child.once("exit", resolve))
  const stop = async () => {
    child.kill("SIGTERM")
    await gone
    fs.rmSync(folder, { recursive: true, force: true })
  }
  try {
    await waitFor(() => isUp(port), { what: "Redis", timeoutMs: START_MS })
  } catch (error) {
    await stop()
    throw error
  }
  return { url: `redis://127.0.0.1:${port}`, stop }
}
