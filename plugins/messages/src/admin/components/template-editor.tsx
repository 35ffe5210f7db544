import { LoadFailed } from "@codex/admin-kit"
import {
  Alert,
  Button,
  FocusModal,
  Heading,
  toast,
  usePrompt,
} from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { TemplateDetail, TemplateWordsDto } from "../../contract"
import {
  useResetTemplate,
  useSaveTemplate,
  useSendTest,
  useTemplate,
  type Base,
} from "../lib/use-templates"
import { Loading } from "./loading"
import { TemplateFields } from "./template-fields"
import { TemplatePreview } from "./template-preview"

interface EditorProps {
  base: Base
  template: TemplateDetail
  onClose: () => void
}

/** What differs from the words above; the rest stays theirs, also later. */
function changedWords(template: TemplateDetail, words: TemplateWordsDto) {
  const fields = Object.keys(words) as (keyof TemplateWordsDto)[]
  return Object.fromEntries(
    fields.map((field) => {
      const text = words[field].trim()
      return [field, text && text !== template.defaults[field] ? text : null]
    })
  )
}

const failed = (error: Error) => void toast.error(error.message)

function useActions({ base, template, onClose }: EditorProps) {
  const { t } = useTranslation()
  const prompt = usePrompt()
  const save = useSaveTemplate(base)
  const reset = useResetTemplate(base)
  const test = useSendTest(base, template.type)
  const say = (key: string, more = {}) => t(`codexMessages.editor.${key}`, more)
  return {
    isBusy: save.isPending || reset.isPending,
    isTesting: test.isPending,
    save: (words: TemplateWordsDto) =>
      save.mutate(
        { type: template.type, body: changedWords(template, words) },
        {
          onSuccess: () => {
            toast.success(say("saved"))
            onClose()
          },
          onError: failed,
        }
      ),
    test: (words: TemplateWordsDto) =>
      test.mutate(changedWords(template, words), {
        onSuccess: ({ sent }) =>
          void toast.success(say("tested", { to: sent.to })),
        onError: failed,
      }),
    reset: async () => {
      const sure = await prompt({
        title: say("resetTitle"),
        description: say("resetText"),
        confirmText: say("reset"),
        cancelText: say("cancel"),
      })
      if (sure) {
        reset.mutate(template.type, {
          onSuccess: () => {
            toast.success(say("resetDone"))
            onClose()
          },
          onError: failed,
        })
      }
    },
  }
}

const Editor = (props: EditorProps) => {
  const { t } = useTranslation()
  const { template } = props
  const [words, setWords] = useState(template.words)
  const actions = useActions(props)
  const say = (key: string) => t(`codexMessages.editor.${key}`)
  return (
    <>
      <FocusModal.Header>
        <div className="flex flex-wrap items-center justify-end gap-2">
          {template.edited && (
            <Button
              size="small"
              variant="transparent"
              disabled={actions.isBusy}
              onClick={() => void actions.reset()}
            >
              {say("reset")}
            </Button>
          )}
          <Button
            size="small"
            variant="secondary"
            isLoading={actions.isTesting}
            onClick={() => actions.test(words)}
          >
            {say("test")}
          </Button>
          <Button
            size="small"
            isLoading={actions.isBusy}
            onClick={() => actions.save(words)}
          >
            {t("codexMessages.save")}
          </Button>
        </div>
      </FocusModal.Header>
      <FocusModal.Body className="flex flex-col gap-8 overflow-y-auto p-6 lg:flex-row">
        <div className="flex w-full shrink-0 flex-col gap-5 lg:w-[420px]">
          <FocusModal.Title asChild>
            <Heading>{t(`codexMessages.type.${template.type}`)}</Heading>
          </FocusModal.Title>
          {template.problem && (
            <Alert variant="warning">
              {t("codexMessages.editor.problem", { problem: template.problem })}
            </Alert>
          )}
          <TemplateFields
            template={template}
            words={words}
            onChange={setWords}
          />
        </div>
        <TemplatePreview
          base={props.base}
          type={template.type}
          words={changedWords(template, words)}
        />
      </FocusModal.Body>
    </>
  )
}

/** One mail's words beside how they will be read. */
export const TemplateEditor = (props: {
  base: Base
  type: string | null
  onClose: () => void
}) => {
  const { data, error, refetch } = useTemplate(props.base, props.type)
  return (
    <FocusModal
      open={props.type !== null}
      onOpenChange={(open) => !open && props.onClose()}
    >
      <FocusModal.Content aria-describedby={undefined}>
        {error && !data ? (
          <LoadFailed error={error} onRetry={() => void refetch()} />
        ) : data ? (
          <Editor
            key={data.type}
            base={props.base}
            template={data}
            onClose={props.onClose}
          />
        ) : (
          <Loading />
        )}
      </FocusModal.Content>
    </FocusModal>
  )
}
