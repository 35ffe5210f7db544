import { getTextTrack, type ListedTrack } from "@codex/media"
import { CREATOR_TEXTS } from "../contract"
import { inTenant } from "./in-tenant"
import { library } from "./library"
import type { Owner } from "./own-creator"
import type { ZipEntry } from "./zip"

type Named = Pick<ListedTrack, "asset_id" | "kind" | "language">

/** A file has one text of each kind and language. */
export const textName = ({ asset_id, kind, language }: Named): string =>
  `${CREATOR_TEXTS}${asset_id}/${kind}.${language}.vtt`

async function* content(of: Owner, track: ListedTrack): AsyncGenerator<string> {
  const creatorId = of.creator.id
  const ref = { assetId: track.asset_id, trackId: track.id }
  const found = await inTenant(of, { creatorId }, (tx) => getTextTrack(tx, ref))
  yield found?.content ?? ""
}

/** Captions, subtitles and chapters; only their names stand in memory. */
export async function textEntries(of: Owner): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = []
  for await (const assets of library(of)) {
    for (const { texts } of assets) {
      for (const track of texts) {
        entries.push({ name: textName(track), text: () => content(of, track) })
      }
    }
  }
  return entries
}
