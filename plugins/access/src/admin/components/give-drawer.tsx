import { toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useGiveAccess } from "../lib/use-customer-grants"
import { ActDrawer } from "./act-drawer"
import { PostChoices } from "./post-choice"
import { FOREVER, UntilChoice, untilOf } from "./until-choice"

interface Props {
  customerId: string
  onClose: () => void
}

/** Gives one post to this customer; they hear of it by e-mail. */
export const GiveDrawer = ({ customerId, onClose }: Props) => {
  const { t } = useTranslation()
  const give = useGiveAccess(customerId)
  const [key, setKey] = useState<string>(() => crypto.randomUUID())
  const [post, setPost] = useState("")
  const [until, setUntil] = useState(FOREVER)
  const [reason, setReason] = useState("")
  const end = untilOf(until)
  /** Another wish is another request. */
  const changed =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value)
      setKey(crypto.randomUUID())
    }
  const submit = () => {
    give.mutate(
      {
        post_id: post,
        expires_at: end ?? null,
        reason,
        idempotency_key: key,
      },
      {
        onSuccess: () => {
          toast.success(t("codexAccess.give.done"))
          onClose()
        },
      }
    )
  }
  return (
    <ActDrawer
      onClose={onClose}
      title={t("codexAccess.give.title")}
      purpose={t("codexAccess.give.purpose")}
      submit={t("codexAccess.give.submit")}
      busy={give.isPending}
      ready={post !== "" && end !== undefined}
      error={give.error}
      reason={reason}
      onReason={setReason}
      onSubmit={submit}
    >
      <PostChoices chosen={post} onChoose={changed(setPost)} />
      <UntilChoice
        until={until}
        from={new Date()}
        onChange={changed(setUntil)}
      />
    </ActDrawer>
  )
}
