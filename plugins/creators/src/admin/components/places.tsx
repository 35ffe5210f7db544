import {
  ArrowUpRightOnBox,
  Camera,
  CurrencyDollar,
  DocumentText,
} from "@medusajs/icons"
import { Container, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

interface PlaceProps {
  name: "media" | "posts" | "wallet" | "storefront"
  icon: ReactNode
}

const Place = ({ name, icon }: PlaceProps) => {
  const { t } = useTranslation()
  return (
    <Container className="hover:bg-ui-bg-base-hover transition-fg flex h-full items-start gap-3 px-6 py-4">
      <span className="text-ui-fg-subtle pt-0.5">{icon}</span>
      <div>
        <Text size="small" weight="plus">
          {t(`codexCreators.links.${name}.title`)}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {t(`codexCreators.links.${name}.text`)}
        </Text>
      </div>
    </Container>
  )
}

const focus = "focus-visible:shadow-borders-focus rounded-lg"

/** Where to go from Studio's home. */
export const Places = ({ pageUrl }: { pageUrl: string | null }) => (
  <div className="grid grid-cols-1 gap-2 md:grid-cols-2">
    <Link to="/studio/media" className={focus}>
      <Place name="media" icon={<Camera />} />
    </Link>
    <Link to="/studio/posts" className={focus}>
      <Place name="posts" icon={<DocumentText />} />
    </Link>
    <Link to="/studio/wallet" className={focus}>
      <Place name="wallet" icon={<CurrencyDollar />} />
    </Link>
    {pageUrl ? (
      <a href={pageUrl} target="_blank" rel="noreferrer" className={focus}>
        <Place name="storefront" icon={<ArrowUpRightOnBox />} />
      </a>
    ) : null}
  </div>
)
