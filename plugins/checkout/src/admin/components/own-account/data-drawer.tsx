import { Text, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { CreatorDataEntry } from "../../../contract"
import { useTakeData } from "../../lib/use-own-data"
import { PasswordDrawer } from "./password-drawer"

/** `posts.json` → `posts`: a key of the catalogue has no dots. */
const wordOf = (file: CreatorDataEntry) => file.split(/[./]/)[0]?.toLowerCase()

const Contents = ({ files }: { files: CreatorDataEntry[] }) => {
  const { t } = useTranslation()
  return (
    <dl className="flex flex-col gap-3">
      {files.map((file) => (
        <div key={file}>
          <dt className="txt-compact-small-plus">{file}</dt>
          <dd className="txt-small text-ui-fg-subtle">
            {t(`codexCheckout.ownAccount.data.files.${wordOf(file)}`)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What is in the file, and how much of it has come. */
export const DataDrawer = (props: {
  files: CreatorDataEntry[]
  open: boolean
  onOpenChange: (open: boolean) => void
}) => {
  const { t, i18n } = useTranslation()
  const text = (key: string, values: Record<string, string> = {}) =>
    t(`codexCheckout.ownAccount.data.${key}`, values)
  const { take, bytes } = useTakeData(() => {
    toast.success(text("done"))
    props.onOpenChange(false)
  })
  const kilobytes = Math.ceil(bytes / 1024).toLocaleString(i18n.language)
  return (
    <PasswordDrawer
      id="codex-own-data"
      open={props.open}
      onOpenChange={(open) => {
        take.reset()
        props.onOpenChange(open)
      }}
      title={text("title")}
      purpose={text("drawer")}
      submit={text("submit")}
      busy={take.isPending}
      error={take.error}
      onSubmit={(password) => take.mutate(password)}
    >
      <Contents files={props.files} />
      <Text size="small" role="status" className="text-ui-fg-subtle">
        {take.isPending ? text("coming", { kilobytes }) : ""}
      </Text>
    </PasswordDrawer>
  )
}
