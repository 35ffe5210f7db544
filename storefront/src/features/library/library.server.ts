import type { LibraryResponse } from "@codex/plugin-access/contract"
import { callApi } from "../../lib/api.server"
import type { Result } from "../../lib/result"
import { api } from "../../paths"
import type { Ownership } from "../catalog/buy"
import { ownershipOf } from "./library"

export function getLibrary(token: string): Promise<Result<LibraryResponse>> {
  return callApi<LibraryResponse>(api.library(), { token })
}

/**
 * A library that does not answer hides the *Access* labels, nothing else: the
 * server refuses to sell an owned post a second time anyway.
 */
async function items(token: string | undefined) {
  const answer = token ? await getLibrary(token) : undefined
  return answer?.ok ? answer.value.items : []
}

export async function getOwnedPostIds(
  token: string | undefined
): Promise<ReadonlySet<string>> {
  const live = (await items(token)).filter(({ state }) => state === "live")
  return new Set(live.map(({ post_id }) => post_id))
}

export async function getOwnership(
  token: string | undefined,
  postId: string
): Promise<Ownership> {
  return ownershipOf(await items(token), postId)
}
