import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  NotificationLine,
  RenderedMail,
  SenderBody,
  TemplateBody,
  TemplateDetail,
  TemplateList,
  TemplateWordsDto,
} from "../../contract"
import { call } from "./api"

/** Whose words are edited: the platform's or an organization's. */
export type Base = "/admin" | "/admin/studio"

const KEY = "codex-mail-settings"

export function useTemplates(base: Base) {
  return useQuery({
    queryKey: [KEY, base, "list"],
    queryFn: () => call<TemplateList>("GET", `${base}/email-templates`),
  })
}

export function useTemplate(base: Base, type: string | null) {
  return useQuery({
    queryKey: [KEY, base, "one", type],
    queryFn: async () =>
      (
        await call<{ template: TemplateDetail }>(
          "GET",
          `${base}/email-templates/${type}`
        )
      ).template,
    enabled: type !== null,
  })
}

function useChange<Input>(change: (input: Input) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: [KEY] }),
  })
}

export const useSaveTemplate = (base: Base) =>
  useChange(({ type, body }: { type: string; body: TemplateBody }) =>
    call("POST", `${base}/email-templates/${type}`, body)
  )

export const useResetTemplate = (base: Base) =>
  useChange((type: string) => call("DELETE", `${base}/email-templates/${type}`))

export const useSaveSender = (base: Base) =>
  useChange((body: SenderBody) => call("POST", `${base}/email-sender`, body))

export function useSendTest(base: Base, type: string) {
  return useMutation({
    mutationFn: (words: Partial<TemplateWordsDto>) =>
      call<{ sent: { id: string; to: string } }>(
        "POST",
        `${base}/email-templates/${type}/send-test`,
        words
      ),
  })
}

/** The mail in these words; the last good one stays while somebody types. */
export function usePreview(
  base: Base,
  type: string,
  words: Partial<TemplateWordsDto>
) {
  return useQuery({
    queryKey: [KEY, base, "preview", type, words],
    queryFn: async () =>
      (
        await call<{ mail: RenderedMail }>(
          "POST",
          `${base}/email-templates/${type}/preview`,
          words
        )
      ).mail,
    placeholderData: keepPreviousData,
    retry: false,
  })
}

export function useNotifications() {
  return useQuery({
    queryKey: [KEY, "notifications"],
    queryFn: async () =>
      (
        await call<{ notifications: NotificationLine[] }>(
          "GET",
          "/admin/studio/notifications"
        )
      ).notifications,
  })
}

export const useChooseNotification = () =>
  useChange((body: { type: string; wanted: boolean }) =>
    call("POST", "/admin/studio/notifications", body)
  )
