import { useQuery } from "@tanstack/react-query"
import type { CustomerGrantsResponse } from "../../contract"

/** Set by the dashboard's build when the API has another origin. */
declare const __BACKEND_URL__: string | undefined

const base = (
  typeof __BACKEND_URL__ === "string" ? __BACKEND_URL__ : ""
).replace(/\/$/, "")

async function loadGrants(customerId: string): Promise<CustomerGrantsResponse> {
  const path = `/admin/customers/${encodeURIComponent(customerId)}/grants`
  const response = await fetch(`${base}${path}`, {
    credentials: "include",
    headers: { accept: "application/json" },
  })
  if (!response.ok) {
    throw new Error(`GET ${path}: ${response.status}`)
  }
  return (await response.json()) as CustomerGrantsResponse
}

export function useCustomerGrants(customerId: string) {
  return useQuery({
    queryKey: ["codex-customer-grants", customerId],
    queryFn: () => loadGrants(customerId),
  })
}
