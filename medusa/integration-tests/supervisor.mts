import { setTimeout as sleep } from "node:timers/promises"
import { startTestPostgres } from "../testing/global-setup.mjs"
import { until } from "./actions.mts"
import { useShop } from "./shop.mts"

export type Victim = "server" | "worker" | "transcoder" | "postgres"

/** Server and worker apart, so that each can die alone. */
export async function startApart(): Promise<void> {
  const shop = useShop()
  // The test is the supervisor here: a dead process is what it wanted.
  shop.processes.onCrash = () => undefined
  await shop.processes.kill("server", "SIGTERM")
  await startProcesses()
}

export async function startProcesses(): Promise<void> {
  const shop = useShop()
  if (!shop.processes.isRunning("server")) {
    await shop.startServer("server")
  }
  if (!shop.processes.isRunning("worker")) {
    await shop.startServer("worker", { port: shop.ports.backend + 1 })
  }
  if (!shop.processes.isRunning("transcoder")) {
    shop.startTranscoder()
  }
}

/** A power cut for one of them. */
export async function kill(victim: Victim): Promise<void> {
  const shop = useShop()
  if (victim !== "postgres") {
    await shop.processes.kill(victim)
    return
  }
  process.kill(shop.postgres.pid, "SIGKILL")
  await sleep(500)
}

/**
 * Orphaned backends of a killed postmaster hold its shared memory until they
 * notice; a supervisor tries again, and so do we.
 */
export async function revivePostgres(): Promise<void> {
  const shop = useShop()
  await until("PostgreSQL to come back", async () => {
    try {
      const { server } = await startTestPostgres(shop.postgres.port)
      shop.postgres.pid = server.pid
      return true
    } catch {
      return false
    }
  })
}

/** What a supervisor does: whatever is down comes back. */
export async function restart(): Promise<void> {
  await revivePostgres()
  await startProcesses()
}
