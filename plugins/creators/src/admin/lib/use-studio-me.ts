import { useQuery, useQueryClient } from "@tanstack/react-query"
import type { StudioMe } from "../../contract"
import { api, ApiError, currentOrganization, rememberOrganization } from "./api"

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
    rememberOrganization(organizationId)
    await client.invalidateQueries()
  }
}
