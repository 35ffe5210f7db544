import { getI18n } from "react-i18next"
import { useSearchParams } from "react-router-dom"
import { PostEditor } from "../../../../components/editor/post-editor"

const CreatePostPage = () => {
  const [params] = useSearchParams()
  const type = params.get("type") === "bundle" ? "bundle" : "content"
  return <PostEditor key={type} post={null} productType={type} />
}

export const handle = {
  breadcrumb: () => getI18n().t("codexContent.nav.create"),
}

export default CreatePostPage
