import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Photo } from "@medusajs/icons"
import { Container } from "@medusajs/ui"
import { getI18n } from "react-i18next"
import { LibraryTable } from "../../../components/library-table"

const MediaPage = () => (
  <Container className="p-0">
    <LibraryTable />
  </Container>
)

export const config = defineRouteConfig({
  label: "codexMedia.nav.media",
  translationNs: "translation",
  icon: Photo,
  rank: 1,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexMedia.nav.media"),
}

export default MediaPage
