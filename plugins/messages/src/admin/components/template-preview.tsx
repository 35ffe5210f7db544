import { Alert, Tabs, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { TemplateWordsDto } from "../../contract"
import { useSettled } from "../lib/settled"
import { usePreview, type Base } from "../lib/use-templates"
import { MailFrame, PlainMail } from "./mail-frame"
import { Loading } from "./loading"

/** The mail as it will be read, while it is written. */
export const TemplatePreview = (props: {
  base: Base
  type: string
  words: Partial<TemplateWordsDto>
}) => {
  const { t } = useTranslation()
  const words = useSettled(props.words)
  const { data, error } = usePreview(props.base, props.type, words)
  const name = (key: string) => t(`codexMessages.preview.${key}`)
  return (
    <section
      aria-label={name("title")}
      className="flex min-w-0 flex-1 flex-col gap-4"
    >
      {error && <Alert variant="error">{error.message}</Alert>}
      {data ? (
        <Tabs defaultValue="desktop">
          <Tabs.List>
            {["desktop", "phone", "plain"].map((form) => (
              <Tabs.Trigger key={form} value={form}>
                {name(form)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <Text size="small" className="text-ui-fg-subtle mt-4 break-words">
            {name("subject")}:{" "}
            <span className="text-ui-fg-base">{data.subject}</span>
          </Text>
          <Tabs.Content value="desktop" className="mt-4">
            <MailFrame title={name("desktop")} html={data.html} />
          </Tabs.Content>
          <Tabs.Content value="phone" className="mt-4">
            <MailFrame title={name("phone")} html={data.html} narrow />
          </Tabs.Content>
          <Tabs.Content value="plain" className="mt-4">
            <PlainMail text={data.text} />
          </Tabs.Content>
        </Tabs>
      ) : (
        !error && <Loading />
      )}
    </section>
  )
}
