import { getI18n } from "react-i18next"
import { PostEditor } from "../../../../components/editor/post-editor"

const CreatePostPage = () => <PostEditor post={null} />

export const handle = {
  breadcrumb: () => getI18n().t("codexContent.nav.create"),
}

export default CreatePostPage
