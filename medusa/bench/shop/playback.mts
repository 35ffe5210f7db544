import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { client, type Answer } from "../lib/get.mts"
import type { Figure } from "../lib/report.mts"
import { callers, median } from "../lib/rounds.mts"
import type { BenchShop } from "./boot.mts"
import { addressesIn, stretchToAnHour } from "./hour.mts"
import { countStatements, startCounting } from "./statements.mts"
import { filmWithOwner, openFilm, type Film, type Opened } from "./viewers.mts"

const CALLERS = 8
/** Longer than the gateway's copy of a session is good for (1 s). */
const OLDER_MS = 1_100
/** Asked for within that second, on a slow machine too. */
const AT_ONCE = 50
const BURSTS = 7

const { get, close } = client(CALLERS)

/** What the gateway says, for the one who holds the session's cookie. */
async function ask(url: string, { cookie }: Opened): Promise<Answer> {
  const answer = await get(url, { cookie, range: "bytes=0-65535" })
  if (answer.status !== 200 && answer.status !== 206 && answer.status !== 302) {
    throw new Error(`${url}: ${String(answer.status)}`)
  }
  return answer
}

/** Everything a player can be led to from here, itself included. */
async function reachable(url: string, opened: Opened): Promise<string[]> {
  if (!new URL(url).pathname.endsWith(".m3u8")) {
    return [url]
  }
  const playlist = (await get(url, { cookie: opened.cookie })).body.toString()
  const found = [url]
  for (const address of addressesIn(playlist)) {
    found.push(...(await reachable(new URL(address, url).href, opened)))
  }
  return found
}

/** Different things only we could have signed: tokens, and links to storage. */
function signaturesIn(addresses: readonly string[]): number {
  const signed = addresses.flatMap((address) => {
    const { pathname, searchParams } = new URL(address)
    const token = /^\/media\/[^/]+\.([^/]+)\//.exec(pathname)?.[1]
    const others = ["X-Amz-Signature", "Signature", "Policy", "token"]
    return [token, ...others.map((name) => searchParams.get(name))]
  })
  return new Set(signed.filter(Boolean)).size
}

/** Asks for each, and says to what other addresses the gateway sent us. */
async function fetchAll(addresses: readonly string[], opened: Opened) {
  const elsewhere: string[] = []
  await callers(CALLERS, addresses.length, async (at) => {
    const url = addresses[at] ?? ""
    const { headers } = await ask(url, opened)
    if (headers.location) {
      elsewhere.push(new URL(headers.location, url).href)
    }
  })
  return elsewhere
}

/** SQL of the first segment, for which the session is read, and of `more`. */
async function statementsOf(
  segments: readonly string[],
  opened: Opened,
  more: number
): Promise<number> {
  await sleep(OLDER_MS)
  await startCounting()
  await fetchAll(segments.slice(0, 1), opened)
  await fetchAll(segments.slice(1, more + 1), opened)
  return countStatements()
}

/** SQL of segments alone: what fifty more cost than the first. */
async function statementsOfSegments(
  segments: readonly string[],
  opened: Opened
): Promise<number> {
  const counts: number[] = []
  for (let burst = 0; burst < BURSTS; burst++) {
    const first = await statementsOf(segments, opened, 0)
    counts.push((await statementsOf(segments, opened, AT_ONCE)) - first)
  }
  return median(counts) / AT_ONCE
}

async function hourFigures(opened: Opened): Promise<Figure[]> {
  const addresses = await reachable(opened.entry, opened)
  const segments = addresses.filter((address) => !address.endsWith(".m3u8"))
  await startCounting()
  const started = performance.now()
  const elsewhere = await fetchAll(addresses, opened)
  const seconds = (performance.now() - started) / 1_000
  const statements = await countStatements()
  const perSegment = await statementsOfSegments(segments, opened)
  return [
    {
      key: "playback.signatures_per_hour_of_video",
      value: signaturesIn([...addresses, ...elsewhere]),
      atLeast: 1,
      atMost: 1,
      baseline: `different signatures in the ${addresses.length} addresses of an hour of film in all its renditions, files on disk, each of them asked for; a link for each would be ${segments.length}`,
    },
    {
      key: "playback.segment_sql_statements",
      value: perSegment,
      atMost: 0,
      baseline: `what ${AT_ONCE} segments cost more than the first of them, median of ${BURSTS}: the copy of a session is read once a second for all who play`,
    },
    {
      key: "playback.hour_sql_statements",
      value: statements,
      baseline: `all of the server's, that copy too, while ${addresses.length} addresses were asked for in ${seconds.toFixed(1)} s`,
    },
  ]
}

/** An hour of film through the gateway. */
export async function playbackFigures(shop: BenchShop): Promise<Figure[]> {
  await shop.serve("server")
  const { film, owner } = await filmWithOwner()
  const undo = stretchToAnHour(folderOf(shop, film))
  try {
    return await hourFigures(await openFilm(shop, owner, film))
  } finally {
    undo()
    close()
  }
}

const folderOf = ({ dataDir }: BenchShop, { prefix }: Film) =>
  path.join(dataDir, "media/objects", prefix)
