import {
  Button,
  Container,
  Heading,
  Input,
  Label,
  Text,
  toast,
} from "@medusajs/ui"
import type { FormEvent } from "react"
import { useTranslation } from "react-i18next"
import type { TemplateList } from "../../contract"
import { useSaveSender, type Base } from "../lib/use-templates"

const valueOf = (data: FormData, name: string) => {
  const value = data.get(name)
  return typeof value === "string" && value.trim() ? value.trim() : null
}

const Field = (props: {
  name: string
  label: string
  type?: string
  initial: string | null
}) => (
  <div className="flex min-w-0 flex-1 flex-col gap-2">
    <Label htmlFor={props.name} size="small" weight="plus">
      {props.label}
    </Label>
    <Input
      id={props.name}
      name={props.name}
      type={props.type ?? "text"}
      maxLength={props.type === "email" ? 254 : 120}
      defaultValue={props.initial ?? ""}
    />
  </div>
)

/** Who a mail comes from, and where an answer goes. */
export const SenderCard = (props: { base: Base; settings: TemplateList }) => {
  const { t } = useTranslation()
  const save = useSaveSender(props.base)
  const { sender, from, sending } = props.settings
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    save.mutate(
      {
        from_name: valueOf(data, "from_name"),
        reply_to: valueOf(data, "reply_to"),
      },
      {
        onSuccess: () => toast.success(t("codexMessages.sender.saved")),
        onError: (error) => toast.error(error.message),
      }
    )
  }
  return (
    <Container className="flex flex-col gap-4">
      <div>
        <Heading level="h2">{t("codexMessages.sender.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle break-words">
          {t("codexMessages.sender.now", { from })}{" "}
          {!sending && t("codexMessages.sender.notSending")}
        </Text>
      </div>
      <form
        onSubmit={submit}
        className="flex flex-col gap-4 md:flex-row md:items-end"
      >
        <Field
          name="from_name"
          label={t("codexMessages.sender.fromName")}
          initial={sender.from_name}
        />
        <Field
          name="reply_to"
          type="email"
          label={t("codexMessages.sender.replyTo")}
          initial={sender.reply_to}
        />
        <Button type="submit" size="small" isLoading={save.isPending}>
          {t("codexMessages.save")}
        </Button>
      </form>
    </Container>
  )
}
