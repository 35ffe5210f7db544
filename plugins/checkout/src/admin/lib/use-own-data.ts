import { useMutation, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import type { CreatorDataOffer } from "../../contract"
import { get } from "./api"
import { saveFile } from "./save-file"

const PATH = "/admin/account/data"

/** Nobody but a creator has any: an operator's profile shows nothing. */
export const useOwnData = () =>
  useQuery({
    queryKey: ["codex-own-data"],
    queryFn: () => get<CreatorDataOffer>(PATH),
    retry: false,
  })

/** Takes the file, and counts what has come so far. */
export function useTakeData(onSuccess: () => void) {
  const [bytes, setBytes] = useState(0)
  const take = useMutation({
    mutationFn: (password: string) => {
      setBytes(0)
      return saveFile(PATH, { password }, setBytes)
    },
    onSuccess,
  })
  return { take, bytes }
}
