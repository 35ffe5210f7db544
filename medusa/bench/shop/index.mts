import type { Figure } from "../lib/report.mts"
import { bootBenchShop, type BenchShop } from "./boot.mts"
import { catalogFigures } from "./catalog.mts"
import { checkoutFigures } from "./checkout.mts"
import { crowdFigures } from "./crowd.mts"
import { ingressFigures } from "./ingress.mts"
import { lcpFigures } from "./lcp.mts"
import { pageFigures } from "./pages.mts"
import { playbackFigures } from "./playback.mts"
import { sessionFigures } from "./playback-sessions.mts"
import { searchFigures } from "./search.mts"
import { settleFigures } from "./settle.mts"
import { uploadByteFigures } from "./upload-bytes.mts"

let shop: BenchShop | undefined

/** One shop for all sections that need a booted server. */
const onShop =
  (measure: (shop: BenchShop) => Promise<Figure[]>) =>
  async (): Promise<Figure[]> => {
    shop ??= await bootBenchShop()
    return measure(shop)
  }

export const shopSections = {
  checkout: onShop(checkoutFigures),
  settle: onShop(settleFigures),
  ingress: onShop(ingressFigures),
  storefront: onShop(pageFigures),
  search: onShop(searchFigures),
  lcp: onShop(lcpFigures),
  crowd: onShop(crowdFigures),
  playback: onShop(playbackFigures),
  sessions: onShop(sessionFigures),
  catalog: onShop(catalogFigures),
  upload: onShop(uploadByteFigures),
}

export async function closeShop(): Promise<void> {
  await shop?.stop()
}
