import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useCallback } from "react"
import { useNavigate } from "react-router-dom"
import type { StudioMe } from "../../contract"
import {
  api,
  ApiError,
  asCreator,
  currentOrganization,
  rememberOrganization,
  switchOrganization,
} from "./api"

export const STUDIO_KEY = "codex-studio"

async function fetchMe(): Promise<StudioMe> {
  try {
    return await api<StudioMe>("/admin/studio/me")
  } catch (error) {
    // The remembered organization may belong to whoever signed in before.
    const stale =
      error instanceof ApiError &&
      error.code === "organization_not_found" &&
      currentOrganization() !== null
    if (!stale) {
      throw error
    }
    rememberOrganization(null)
    return api<StudioMe>("/admin/studio/me")
  }
}

/** The signed-in creator; an `ApiError` with 403 for anybody else. */
export function useStudioMe() {
  return useQuery<StudioMe>({
    queryKey: [STUDIO_KEY, "me"],
    queryFn: fetchMe,
    staleTime: 30_000,
    retry: (failures, error) =>
      !(error instanceof ApiError && error.status < 500) && failures < 2,
  })
}

/** Works for another organization from now on; every query asks again. */
export function useSwitchOrganization() {
  const client = useQueryClient()
  return async (organizationId: string) => {
    switchOrganization(organizationId)
    await client.invalidateQueries()
  }
}

/** Opens Studio as a creator sees it, or ends that where nobody is named. */
export function useViewAs() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useCallback(
    async (creatorId: string | null) => {
      rememberOrganization(creatorId && asCreator(creatorId))
      await navigate(creatorId ? "/studio" : "/creators")
      // Nothing of one Studio may stand in another, not even for a moment.
      client.removeQueries({ type: "inactive" })
      await client.resetQueries({ queryKey: [STUDIO_KEY] })
    },
    [client, navigate]
  )
}
