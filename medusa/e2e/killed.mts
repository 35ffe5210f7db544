// Half-way through the journeys of a scaled shop a worker and a transcoder are
// killed at work and never come back: nobody who comes later may notice.
import assert from "node:assert/strict"
import { before, it } from "node:test"
import { openUpload, sendPart, until } from "../integration-tests/actions.mts"
import { sql } from "../integration-tests/shop.mts"
import { call, signIn } from "../testing/http.mts"
import { encodedFilm } from "./encoded-film.mts"
import { useStage } from "./stage.mts"

const SECONDS = 40
/** The lease of a killed transcoder, and the film from its beginning. */
const HEAL_SECONDS = 180
const shop = () => useStage().shop

async function uploadFilm(): Promise<string> {
  const { backendUrl, demo } = shop()
  const login = demo.logins.creator
  const creator = await signIn(backendUrl, "user", login, "creator")
  const name = "half-way.mp4"
  const bytes = await encodedFilm(name, SECONDS)
  const upload = await openUpload(creator, name, "video/mp4", bytes)
  await sendPart(upload.partUrl, bytes)
  const done = `/admin/studio/uploads/${upload.id}/complete`
  const answer = await call(backendUrl, creator, "POST", done, {})
  assert.ok(answer.status < 300, answer.text)
  return upload.asset
}

/** The transcoder that works on it, by the process id in its lease. */
async function transcoderOf(asset: string): Promise<string | undefined> {
  const [job] = await sql<{ pid: number }>(
    `select split_part(worker, ':', 2)::int as pid from transcode_job
     where asset_id = $1 and state = 'running'`,
    [asset]
  )
  return ["transcoder-1", "transcoder-2"].find(
    (name) => job && shop().processes.pidOf(name) === job.pid
  )
}

const runningOf = (kind: string) =>
  [1, 2].filter((number) => shop().processes.isRunning(`${kind}-${number}`))

/** How often each version was made, and what lies about that is not it. */
async function countsOf(asset: string) {
  const [counts] = await sql<Record<string, number>>(
    `select
      (select count(distinct version)::int from media_rendition r
        where r.asset_id = a.id and r.version <> a.active_version) as strangers,
      (select count(*)::int from transcode_job j
        where j.asset_id = a.id and j.state = 'done') as done
     from media_asset a where id = $1`,
    [asset]
  )
  return counts
}

export function killedJourney(): void {
  let asset = ""

  before(async () => {
    asset = await uploadFilm()
  })

  it("dies at work, and so does a worker", async () => {
    let victim: string | undefined
    await until("a transcoder to work on it", async () => {
      victim = await transcoderOf(asset)
      return victim !== undefined
    })
    await shop().processes.kill(victim ?? "")
    await shop().processes.kill("worker-1")
    assert.deepEqual(
      ["server", "worker", "transcoder"].map((kind) => runningOf(kind).length),
      [2, 1, 1]
    )
  })

  it("is replaced by the other one, which publishes the film once", async () => {
    await until(
      "the film to be ready",
      async () => {
        const [row] = await sql<{ state: string }>(
          "select state from media_asset where id = $1",
          [asset]
        )
        return row?.state === "ready"
      },
      HEAL_SECONDS
    )
    assert.deepEqual(await countsOf(asset), { strangers: 0, done: 1 })
  })

  it("both servers have answered, each about as often", () => {
    const [one = 0, two = 0] = [...(shop().served?.values() ?? [])]
    assert.ok(one > 0 && Math.abs(one - two) <= 1, `${one} and ${two}`)
  })
}
