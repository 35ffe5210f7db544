import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { ListChoice } from "./list-address"
import { request } from "./request"

/** A list as an operator wants it again, under the name they gave it. */
export interface SavedView extends ListChoice {
  id: string
  name: string
}

const PATH = "/admin/saved-views"
const keyOf = (list: string) => ["codex-saved-views", list]

/** The views this operator saved of a list (plugins/creators keeps them). */
export function useSavedViews(list: string) {
  return useQuery({
    queryKey: keyOf(list),
    queryFn: () =>
      request<{ saved_views: SavedView[] }>(
        "GET",
        `${PATH}?list=${encodeURIComponent(list)}`
      ).then((body) => body.saved_views),
    // The menu asks again when it is opened; the list does not wait for it.
    retry: false,
  })
}

function useChange<Input>(
  list: string,
  change: (input: Input) => Promise<unknown>
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(list) }),
  })
}

export const useSaveView = (list: string) =>
  useChange(list, ({ search, filters, sorting, name }: Omit<SavedView, "id">) =>
    request("POST", PATH, { list, name, search, filters, sorting })
  )

export const useDeleteView = (list: string) =>
  useChange(list, ({ id }: SavedView) => request("DELETE", `${PATH}/${id}`))
