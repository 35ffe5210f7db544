import { useQueryClient } from "@tanstack/react-query"
import { useNavigate } from "react-router-dom"
import { rememberOrganization } from "./api"

/**
 * Works for this organization from now on, or for the first one there is, and
 * begins at Studio's home.
 */
export function useEnter() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return async (organizationId: string | null) => {
    rememberOrganization(organizationId)
    await client.invalidateQueries()
    await navigate("/studio")
  }
}
