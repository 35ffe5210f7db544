import { Badge, Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { StudioMe } from "../../contract"
import { useViewAs } from "../lib/use-studio-me"

/** Says on every page as whom an operator looks on, and ends it. */
export const Viewing = ({ me }: { me: StudioMe }) => {
  const { t } = useTranslation()
  const viewAs = useViewAs()
  return (
    <div className="flex min-w-0 items-center gap-2" role="status">
      <Badge size="2xsmall" color="orange" className="truncate">
        {t("codexCreators.viewing.as", { name: me.creator.display_name })}
      </Badge>
      <Button
        size="small"
        variant="secondary"
        className="shrink-0"
        onClick={() => void viewAs(null)}
      >
        {t("codexCreators.viewing.stop")}
      </Button>
    </div>
  )
}
