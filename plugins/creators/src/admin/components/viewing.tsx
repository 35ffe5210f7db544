import { Badge, Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { StudioMe } from "../../contract"
import { useViewAs } from "../lib/use-studio-me"

/** Says on every page as whom an operator looks on, and ends it. */
export const Viewing = ({ me }: { me: StudioMe }) => {
  const { t } = useTranslation()
  const viewAs = useViewAs()
  const name = me.creator.display_name
  const as = t("codexCreators.viewing.as", { name })
  return (
    <div className="flex shrink-0 items-center gap-2" role="status">
      <Badge size="2xsmall" color="orange" className="max-sm:sr-only">
        {as}
      </Badge>
      <Button
        size="small"
        variant="secondary"
        onClick={() => void viewAs(null)}
      >
        {t("codexCreators.viewing.stop")}
      </Button>
    </div>
  )
}
