import { toast, type DataTableRowSelectionState } from "@medusajs/ui"
import { useCallback, useMemo, useState } from "react"
import { useTranslation } from "react-i18next"
import type { OperatorPost } from "../../contract"
import { useEnablePosts } from "./queries"

type Posts = readonly OperatorPost[]

/** Enabling needs no reason and no question: it gives something back. */
function useEnable(onDone: () => void) {
  const { t } = useTranslation()
  const { mutate } = useEnablePosts()
  return useCallback(
    (posts: Posts) => {
      mutate(
        posts.map(({ id }) => id),
        {
          onSuccess: ([first, ...more]) => {
            const one = first?.on_sale ? "onSale" : "enabled"
            toast.success(
              t(
                `codexContent.disable.${more.length > 0 ? "manyEnabled" : one}`,
                {
                  title: posts[0]?.title ?? "",
                  count: posts.length,
                }
              )
            )
            onDone()
          },
          onError: (error) => toast.error(error.message),
        }
      )
    },
    [mutate, onDone, t]
  )
}

/** What an operator does to one post, or to those that are ticked. */
export function useOperatorActs(posts: Posts) {
  const { t } = useTranslation()
  const [state, setState] = useState<DataTableRowSelectionState>({})
  const [disabling, setDisabling] = useState<Posts>([])
  const clear = useCallback(() => setState({}), [])
  const enable = useEnable(clear)
  const ticked = useMemo(
    () => posts.filter(({ id }) => state[id]),
    [posts, state]
  )
  const of = (isDisabled: boolean) =>
    ticked.filter((post) => Boolean(post.disabled_reason) === isDisabled)
  const commands = [
    {
      label: t("codexContent.disable.menu"),
      shortcut: "D",
      action: () => setDisabling(of(false)),
    },
    {
      label: t("codexContent.disable.enable"),
      shortcut: "E",
      action: () => {
        const off = of(true)
        if (off.length > 0) {
          enable(off)
        }
      },
    },
  ]
  return {
    commands,
    rowSelection: { state, onRowSelectionChange: setState },
    disabling,
    onDisable: useCallback((post: OperatorPost) => setDisabling([post]), []),
    onEnable: useCallback((post: OperatorPost) => enable([post]), [enable]),
    close: () => setDisabling([]),
    done: () => {
      setDisabling([])
      clear()
    },
  }
}
