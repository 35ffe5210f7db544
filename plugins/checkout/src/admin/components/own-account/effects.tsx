import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { CreatorClosing } from "../../../contract"

/** What closing does, in the order somebody asks: stops, keeps, stays. */
export const Effects = ({ closing }: { closing: CreatorClosing }) => {
  const { t, i18n } = useTranslation()
  const list = (names: string[]) =>
    new Intl.ListFormat(i18n.language).format(names)
  const text = (key: string, values: Record<string, string> = {}) =>
    t(`codexCheckout.ownAccount.closing.effects.${key}`, values)
  const { leaves, closes, shops } = closing
  const lines = [
    text("stops", { names: list(closes) }),
    ...(leaves.length > 0 ? [text("leaves", { names: list(leaves) })] : []),
    text("buyers"),
    text("forgotten"),
    text("stays"),
    text(shops ? "shops" : "login"),
  ]
  return (
    <ul className="flex list-disc flex-col gap-2 ps-5">
      {lines.map((line) => (
        <li key={line}>
          <Text size="small">{line}</Text>
        </li>
      ))}
    </ul>
  )
}
