import type { Figure } from "../lib/report.mts"
import type { BenchShop } from "../shop/boot.mts"
import { lcpFigures } from "./lcp.mts"
import { cpuFigures } from "./page-cpu.mts"
import { weightFigures } from "./weight.mts"

/** Pages as shoppers get them: cost, weight, and when the picture is there. */
export async function storefrontFigures(shop: BenchShop): Promise<Figure[]> {
  await shop.serve("shared")
  const pid = await shop.serveStorefront()
  const home = `${shop.storefrontUrl}/`
  return [
    ...(await cpuFigures(shop, pid)),
    ...(await weightFigures(home)),
    ...(await lcpFigures(shop)),
  ]
}
