import { cpuMsOf } from "../lib/cpu.mts"
import { client } from "../lib/get.mts"
import type { Figure } from "../lib/report.mts"
import { callers, cpuPerUnit, interleaved, ratio } from "../lib/rounds.mts"
import type { BenchShop } from "./boot.mts"

const CALLERS = 8
const REQUESTS = { search: 400, bare: 2_000 }
const WORDS = ["quiet", "quite", "morning", "lght", "strings", "nothing here"]

/** CPU of a search with its typing errors, server and database. */
export async function searchFigures(shop: BenchShop): Promise<Figure[]> {
  const server = await shop.serve("server")
  const { ask, close } = client(CALLERS)
  const catalog = `${shop.backendUrl}/api/catalog/${shop.demo.handle}`
  const search = (at: number) =>
    ask(`${catalog}?q=${encodeURIComponent(WORDS[at % WORDS.length] ?? "")}`)
  const bare = () => ask(`${shop.backendUrl}/health`)
  const rounds = await interleaved(
    [
      { name: "search", run: () => callers(CALLERS, REQUESTS.search, search) },
      { name: "bare", run: () => callers(CALLERS, REQUESTS.bare, bare) },
    ],
    { cpuMs: () => cpuMsOf([server, shop.postgres.pid]) }
  )
  close()
  return [
    {
      key: "search.query_vs_bare_route",
      value: ratio(rounds, "search", "bare", cpuPerUnit),
      baseline:
        "CPU of a search in a shop, server and database, against a route that does nothing",
    },
  ]
}
