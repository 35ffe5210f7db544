import type { OwnedItemsResponse } from "@codex/plugin-access/contract"
import { callApi } from "../../lib/api.server"
import type { Result } from "../../lib/result"
import { embedOrigins } from "../../lib/security-headers"
import { api } from "../../paths"

/** What an owned post gives beside what plays. */
export function getOwnedItems(
  token: string,
  postId: string
): Promise<Result<OwnedItemsResponse>> {
  return callApi<OwnedItemsResponse>(api.ownedItems(postId), { token })
}

/** Lets the page that shows these show their players, and send their files. */
export function allowGiven(
  locals: App.Locals,
  given: OwnedItemsResponse | undefined
): void {
  const items = given?.items ?? []
  locals.frames = embedOrigins(
    items.flatMap((item) => (item.kind === "embed" ? [item.frame_url] : []))
  )
  locals.downloads = items.some(({ kind }) => kind === "file")
}
