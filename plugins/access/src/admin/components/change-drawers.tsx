import { InlineTip, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { CustomerGrant } from "../../contract"
import { useExtendAccess, useTakeBack } from "../lib/use-customer-grants"
import { ActDrawer } from "./act-drawer"
import { FOREVER, UntilChoice, untilOf } from "./until-choice"

interface Props {
  customerId: string
  grant: CustomerGrant
  /** How many posts came with it, itself included. */
  together: number
  onClose: () => void
}

/** What a change does to the posts that came with this one. */
const Together = ({ together }: Props) => {
  const { t } = useTranslation()
  return together > 1 ? (
    <InlineTip label={t("codexAccess.act.together")}>
      {t("codexAccess.act.togetherText", { count: together })}
    </InlineTip>
  ) : null
}

export const ExtendDrawer = (props: Props) => {
  const { grant, onClose } = props
  const { t } = useTranslation()
  const extend = useExtendAccess(props.customerId, grant.id)
  const [until, setUntil] = useState({ ...FOREVER, forever: false })
  const [reason, setReason] = useState("")
  const end = untilOf(until)
  const title = grant.title ?? t("codexAccess.grants.unknownPost")
  const submit = () => {
    const body = { expires_at: end ?? null, reason }
    extend.mutate(body, {
      onSuccess: () => {
        toast.success(t("codexAccess.extend.done", { title }))
        onClose()
      },
    })
  }
  return (
    <ActDrawer
      onClose={onClose}
      title={t("codexAccess.extend.title")}
      purpose={t("codexAccess.extend.purpose", { title })}
      submit={t("codexAccess.extend.submit")}
      busy={extend.isPending}
      ready={end !== undefined}
      error={extend.error}
      reason={reason}
      onReason={setReason}
      onSubmit={submit}
    >
      <Together {...props} />
      <UntilChoice
        until={until}
        from={new Date(grant.expires_at ?? Date.now())}
        onChange={setUntil}
      />
    </ActDrawer>
  )
}

export const TakeBackDrawer = (props: Props) => {
  const { grant, onClose } = props
  const { t } = useTranslation()
  const takeBack = useTakeBack(props.customerId, grant.id)
  const [reason, setReason] = useState("")
  const title = grant.title ?? t("codexAccess.grants.unknownPost")
  const submit = () => {
    takeBack.mutate(
      { reason },
      {
        onSuccess: () => {
          toast.success(t("codexAccess.takeBack.done", { title }))
          onClose()
        },
      }
    )
  }
  return (
    <ActDrawer
      danger
      onClose={onClose}
      title={t("codexAccess.takeBack.title")}
      purpose={t("codexAccess.takeBack.purpose", { title })}
      submit={t("codexAccess.takeBack.submit")}
      busy={takeBack.isPending}
      ready
      error={takeBack.error}
      reason={reason}
      onReason={setReason}
      onSubmit={submit}
    >
      <Together {...props} />
    </ActDrawer>
  )
}
