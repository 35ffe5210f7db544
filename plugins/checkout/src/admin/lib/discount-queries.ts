import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  CreateDiscountBody,
  DiscountAction,
  DiscountResponse,
  DiscountsResponse,
} from "../../contract"
import { ApiError, get, post } from "./api"

const KEY = "codex-discounts"

/** Whose page it is: a creator's in Studio, or the operator's. */
export type Desk = "studio" | "operator"

const BASE: Record<Desk, string> = {
  studio: "/admin/studio/discounts",
  operator: "/admin/discounts",
}

/** 4xx will not become better by asking again. */
const retry = (failures: number, error: Error) =>
  failures < 2 && !(error instanceof ApiError && error.status < 500)

export function useDiscounts(
  desk: Desk,
  page: { limit: number; offset: number }
) {
  const query = `limit=${page.limit}&offset=${page.offset}`
  return useQuery({
    queryKey: [KEY, desk, query],
    queryFn: () => get<DiscountsResponse>(`${BASE[desk]}?${query}`),
    placeholderData: keepPreviousData,
    retry,
  })
}

function useChange<Input>(run: (input: Input) => Promise<DiscountResponse>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSettled: () => client.invalidateQueries({ queryKey: [KEY] }),
  })
}

export const useCreateDiscount = () =>
  useChange((body: CreateDiscountBody) =>
    post<DiscountResponse>(BASE.studio, body)
  )

type Change =
  | { id: string; action: DiscountAction }
  | { id: string; born_by: "seller" | "platform" }

export const useChangeDiscount = (desk: Desk) =>
  useChange(({ id, ...body }: Change) =>
    post<DiscountResponse>(`${BASE[desk]}/${id}`, body)
  )

interface PostChoice {
  id: string
  title: string
  price_label: string
}

/** Posts a discount may be for; the list of the creator's own Studio. */
export function usePostChoices(enabled: boolean) {
  return useQuery({
    queryKey: [KEY, "posts"],
    queryFn: () =>
      get<{ posts: PostChoice[] }>(
        "/admin/studio/posts?limit=100&order=title"
      ).then((body) => body.posts),
    enabled,
    retry,
  })
}
