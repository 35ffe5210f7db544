import { toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { CreatorClosing } from "../../../contract"
import { useCloseAccount } from "../../lib/use-closing"
import { Effects } from "./effects"
import { Obstacles } from "./obstacles"
import { PasswordDrawer } from "./password-drawer"

/** The effects first, then what stands in the way or the password. */
export const ClosingDrawer = (props: {
  closing: CreatorClosing
  open: boolean
  onOpenChange: (open: boolean) => void
}) => {
  const { closing, open, onOpenChange } = props
  const { t } = useTranslation()
  const text = (key: string) => t(`codexCheckout.ownAccount.closing.${key}`)
  const close = useCloseAccount(() => toast.success(text("done")))
  const isBlocked = closing.obstacles.length > 0
  return (
    <PasswordDrawer
      id="codex-closing"
      open={open}
      onOpenChange={(next) => {
        close.reset()
        onOpenChange(next)
      }}
      title={text("title")}
      purpose={text("drawer")}
      submit={text("submit")}
      danger
      busy={close.isPending}
      error={close.error}
      {...(isBlocked
        ? {}
        : { onSubmit: (password: string) => close.mutate(password) })}
    >
      <Effects closing={closing} />
      {isBlocked && <Obstacles obstacles={closing.obstacles} />}
    </PasswordDrawer>
  )
}
