import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
} from "@tanstack/react-query"
import type { WalletResponse, WalletsResponse } from "../../contract"
import { read } from "./api"

export type PayeeKind = WalletResponse["payee"]["kind"]

/** A wallet with its sales, page by page. */
export function useWallet(payee: PayeeKind) {
  return useInfiniteQuery({
    queryKey: ["codex-wallet", payee],
    queryFn: ({ pageParam }) =>
      read<WalletResponse>("/admin/studio/wallet", {
        payee,
        before: pageParam,
        limit: 20,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  })
}

/** Every payee's wallet and the platform's books, for operators. */
export function useWallets(page: { limit: number; offset: number }) {
  return useQuery({
    queryKey: ["codex-wallets", page],
    queryFn: () => read<WalletsResponse>("/admin/wallets", page),
    placeholderData: keepPreviousData,
  })
}
