import { toast } from "@medusajs/ui"
import { useCallback, useEffect, useMemo, useRef, useState } from "react"
import type { Dispatch, SetStateAction } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"
import type { StudioPost } from "../../contract"
import {
  isDirty,
  newDraft,
  readDraft,
  toDraft,
  withFreshStates,
  type Draft,
  type DraftItem,
} from "./draft"
import { useSavePost } from "./queries"

export type Change = (change: Partial<Draft>) => void

/** Marked fields exist only after the next paint. */
function focusFirstProblem(): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>("[aria-invalid=true]")?.focus()
  )
}

/** Files that became ready while the form was open show it. */
function useFreshItems(
  post: StudioPost | null,
  setDraft: Dispatch<SetStateAction<Draft>>
) {
  const refreshItems = useCallback(
    (fresh: readonly DraftItem[]) => {
      setDraft((current) => ({
        ...current,
        items: withFreshStates(current.items, fresh),
      }))
    },
    [setDraft]
  )
  useEffect(() => {
    if (post) {
      refreshItems(toDraft(post).items)
    }
  }, [post, refreshItems])
  return refreshItems
}

/** The form, what of it is saved, and saving it. */
export function useEditor(
  post: StudioPost | null,
  productType: Draft["product_type"]
) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [draft, setDraft] = useState(() =>
    post ? toDraft(post) : newDraft(productType)
  )
  const [saved, setSaved] = useState(draft)
  const [checked, setChecked] = useState(false)
  const save = useSavePost()
  const { body, errors } = useMemo(
    () => readDraft(draft, saved),
    [draft, saved]
  )
  const dirty = isDirty(draft, saved)
  // Read by the leave guard at the moment of leaving, after a save.
  const unsaved = useRef(dirty)
  unsaved.current = dirty

  const change = useCallback<Change>((part) => {
    setDraft((current) => ({ ...current, ...part }))
  }, [])

  const refreshItems = useFreshItems(post, setDraft)

  /** The saved post, or null when the form or the server says no. */
  const submit = async (): Promise<StudioPost | null> => {
    setChecked(true)
    if (Object.keys(errors).length > 0) {
      toast.error(t("codexContent.editor.fixFields"))
      focusFirstProblem()
      return null
    }
    try {
      const stored = await save.mutateAsync({ id: post?.id ?? null, body })
      setDraft(toDraft(stored))
      setSaved(toDraft(stored))
      unsaved.current = false
      if (!post) {
        await navigate(`/studio/posts/${stored.id}`, { replace: true })
      }
      return stored
    } catch (error) {
      toast.error((error as Error).message)
      return null
    }
  }

  return {
    draft,
    change,
    refreshItems,
    errors: checked ? errors : {},
    dirty,
    unsaved,
    saving: save.isPending,
    submit,
  }
}

export type Editor = ReturnType<typeof useEditor>
