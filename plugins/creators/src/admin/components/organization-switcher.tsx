import { Select } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { StudioMe } from "../../contract"
import { useSwitchOrganization } from "../lib/use-studio-me"

/** Who the creator works for; nothing to choose when there is only one. */
export const OrganizationSwitcher = ({ me }: { me: StudioMe }) => {
  const { t } = useTranslation()
  const switchTo = useSwitchOrganization()
  return (
    <Select
      size="small"
      value={me.organization.id}
      onValueChange={(id) => void switchTo(id)}
      disabled={me.organizations.length < 2}
    >
      <Select.Trigger aria-label={t("codexCreators.organization.switch")}>
        <span className="truncate">
          <Select.Value />
        </span>
      </Select.Trigger>
      <Select.Content>
        {me.organizations.map((organization) => (
          <Select.Item key={organization.id} value={organization.id}>
            {organization.kind === "personal"
              ? `${organization.name} (${t("codexCreators.organization.personal")})`
              : organization.name}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  )
}
