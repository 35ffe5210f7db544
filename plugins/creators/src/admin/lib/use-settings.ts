import { toast } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import type {
  LegalKindName,
  PlatformBody,
  PlatformSettingsView,
  RichNode,
  StudioLegal,
  StudioSettings,
  UpdateSettingsBody,
} from "../../contract"
import { api } from "./api"
import { STUDIO_KEY } from "./use-studio-me"

const SETTINGS = [STUDIO_KEY, "settings"]
const PLATFORM = ["codex-platform-settings"]

export function useSettings() {
  return useQuery({
    queryKey: SETTINGS,
    queryFn: () => api<{ settings: StudioSettings }>("/admin/studio/settings"),
    select: ({ settings }) => settings,
  })
}

/** What follows every save: Studio asks again and says that it is kept. */
function useSaved(key: readonly string[]) {
  const { t } = useTranslation()
  const client = useQueryClient()
  return {
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: key })
      toast.success(t("codexCreators.settings.saved"))
    },
    onError: (error: Error) => {
      toast.error(error.message)
    },
  }
}

export function useSaveSettings() {
  return useMutation({
    mutationFn: (body: UpdateSettingsBody) =>
      api<{ settings: StudioSettings }>("/admin/studio/settings", body),
    ...useSaved([STUDIO_KEY]),
  })
}

export function useLegal(kind: LegalKindName, version?: number) {
  const query = version === undefined ? "" : `?version=${version}`
  return useQuery({
    queryKey: [STUDIO_KEY, "legal", kind, version ?? 0],
    queryFn: () => api<StudioLegal>(`/admin/studio/legal/${kind}${query}`),
  })
}

export function usePublishLegal(kind: LegalKindName) {
  return useMutation({
    mutationFn: (body: RichNode) =>
      api<StudioLegal>(`/admin/studio/legal/${kind}`, { body }),
    ...useSaved([STUDIO_KEY]),
  })
}

/** `null` goes back to the initials. */
export function useSaveLogo() {
  return useMutation({
    mutationFn: (picture: Blob | null) =>
      api("/admin/studio/logo", picture ?? undefined, {
        method: picture ? "POST" : "DELETE",
      }),
    ...useSaved([STUDIO_KEY]),
  })
}

export function usePlatform() {
  return useQuery({
    queryKey: PLATFORM,
    queryFn: () => api<PlatformSettingsView>("/admin/platform-settings"),
  })
}

export function useSavePlatform() {
  return useMutation({
    mutationFn: (body: PlatformBody) =>
      api<PlatformSettingsView>("/admin/platform-settings", body),
    ...useSaved(PLATFORM),
  })
}
