import { Input, Label, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { DrawerForm } from "./drawer-form"
import type { ListChoice } from "./list-address"
import { Refusal } from "./refusal"
import { useSaveView } from "./use-saved-views"

interface Props {
  list: string
  choice: ListChoice
  /** Names that are taken. */
  names: readonly string[]
  onClose: () => void
  /** Once it is gone: who opened it has the focus again. */
  onClosed: () => void
}

const NameField = (props: {
  name: string
  isTaken: boolean
  onChange: (name: string) => void
}) => {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col gap-2">
      <Label htmlFor="codex-view-name" size="small" weight="plus">
        {t("codexKit.views.save.name")}
      </Label>
      <Input
        id="codex-view-name"
        autoFocus
        maxLength={60}
        value={props.name}
        aria-describedby="codex-view-name-hint"
        onChange={({ target }) => props.onChange(target.value)}
      />
      <Text
        id="codex-view-name-hint"
        size="small"
        className="text-ui-fg-subtle"
        aria-live="polite"
      >
        {t(`codexKit.views.save.${props.isTaken ? "taken" : "hint"}`)}
      </Text>
    </div>
  )
}

/** Asks for the name under which what the list shows is kept. */
export const SaveViewDrawer = (props: Props) => {
  const { list, choice, names, onClose, onClosed } = props
  const { t } = useTranslation()
  const [typed, setTyped] = useState("")
  const save = useSaveView(list)
  const name = typed.trim()
  const text = (key: string) => t(`codexKit.views.save.${key}`, { name })
  const submit = () => {
    const done = () => {
      toast.success(text("done"))
      onClose()
    }
    save.mutate({ ...choice, name }, { onSuccess: done })
  }
  return (
    <DrawerForm
      open
      onOpenChange={(open) => !open && onClose()}
      onClosed={onClosed}
      title={text("title")}
      purpose={text("purpose")}
      submit={text("submit")}
      cancel={t("codexKit.views.cancel")}
      busy={save.isPending}
      disabled={!name}
      onSubmit={submit}
    >
      <NameField
        name={typed}
        isTaken={names.includes(name)}
        onChange={setTyped}
      />
      <Refusal label={text("failed")} error={save.error} />
    </DrawerForm>
  )
}
