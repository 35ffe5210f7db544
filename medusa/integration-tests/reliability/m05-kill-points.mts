import { after, before, it } from "node:test"
import { Barrier } from "../barrier.mts"
import { until } from "../actions.mts"
import { useShop } from "../shop.mts"
import { kill, restart, revivePostgres, startApart } from "../supervisor.mts"
import { KILL_POINTS, type NamedPoint } from "./kill-points.mts"
import { assertSound } from "./oracle.mts"
import { SEED, shuffled, size } from "./run.mts"

const HEAL_SECONDS = 30
const VICTIMS = ["server", "worker", "backend", "postgres", "both"] as const
type Victim = (typeof VICTIMS)[number]

/** Bounded: eight points once; full: every point with every victim. */
const points = shuffled(KILL_POINTS, SEED).slice(0, size(KILL_POINTS.length, 8))
const victimsOf = (index: number): readonly Victim[] =>
  size(1, 0) ? VICTIMS : VICTIMS.slice(index % 5, (index % 5) + 1)

async function strike(victim: Victim, barrier: Barrier): Promise<void> {
  if (victim === "backend") {
    return barrier.killBackends()
  }
  if (victim === "both") {
    await kill("server")
    return kill("worker")
  }
  return kill(victim)
}

/** Seconds from the restart until everything that was begun is whole. */
async function crashAt(point: NamedPoint, victim: Victim): Promise<number> {
  const attempt = await point.flow()
  const barrier = await Barrier.on(point)
  const client = attempt.act()
  // The client outlives the crash; its failure is reported below.
  client.catch(() => undefined)
  try {
    await barrier.reached()
    await strike(victim, barrier)
  } finally {
    await revivePostgres()
    await barrier.lift()
  }
  await restart()
  const started = Date.now()
  await client
  await until("everything to be whole", () => attempt.whole(), HEAL_SECONDS)
  await assertSound()
  return (Date.now() - started) / 1000
}

/** M5: SIGKILL at every named statement; nothing half done stays half done. */
export function killPoints(): void {
  before(startApart)
  after(() => useShop().processes.kill("worker", "SIGTERM"))

  for (const [index, point] of points.entries()) {
    for (const victim of victimsOf(index)) {
      it(`M5 · ${point.name} · ${victim} dies`, async (t) => {
        const seconds = await crashAt(point, victim)
        t.diagnostic(`whole ${seconds.toFixed(1)} s after the restart`)
      })
    }
  }
}
