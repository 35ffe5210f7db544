import { toast } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import type {
  GivenRole,
  OrganizationBody,
  OrganizationMade,
  StudioPeople,
} from "../../contract"
import { api } from "./api"

const KEY = ["codex-studio", "people"]
const idIn = (id: string) => encodeURIComponent(id)

export const usePeople = () =>
  useQuery({
    queryKey: KEY,
    queryFn: () => api<StudioPeople>("/admin/studio/people"),
  })

/** A change to who works here: asks again, and says what was done. */
function useChange<Input>(
  change: (input: Input) => Promise<unknown>,
  done: (input: Input) => string
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: (_answer, input) => {
      toast.success(done(input))
    },
    onError: (error: Error) => {
      toast.error(error.message)
    },
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  })
}

export interface Invite {
  email: string
  role: GivenRole
}

export function useInvite() {
  const { t } = useTranslation()
  return useChange(
    (body: Invite) => api("/admin/studio/invitations", body),
    ({ email }) => t("codexAccounts.people.invited", { email })
  )
}

export function useWithdraw() {
  const { t } = useTranslation()
  return useChange(
    ({ id }: { id: string }) =>
      api(`/admin/studio/invitations/${idIn(id)}`, undefined, {
        method: "DELETE",
      }),
    () => t("codexAccounts.people.withdrawn")
  )
}

export function useSetRole() {
  const { t } = useTranslation()
  return useChange(
    ({ id, role }: { id: string; name: string; role: GivenRole }) =>
      api(`/admin/studio/people/${idIn(id)}`, { role }),
    ({ name, role }) =>
      t("codexAccounts.people.changed", {
        name,
        role: t(`codexAccounts.people.role.${role}`),
      })
  )
}

export function useHandOver() {
  const { t } = useTranslation()
  return useChange(
    ({ id, password }: { id: string; name: string; password: string }) =>
      api(`/admin/studio/people/${idIn(id)}/owner`, { password }),
    ({ name }) => t("codexAccounts.people.handOver.done", { name })
  )
}

const end = (id: string) =>
  api(`/admin/studio/people/${idIn(id)}`, undefined, { method: "DELETE" })

/** Leaves; nothing of an organization one has left is asked again. */
export const useLeave = (onSuccess: () => void) =>
  useMutation({
    mutationFn: end,
    onSuccess,
    onError: (error: Error) => {
      toast.error(error.message)
    },
  })

export function useRemove() {
  const { t } = useTranslation()
  return useChange(
    ({ id }: { id: string; name: string }) => end(id),
    ({ name }) => t("codexAccounts.people.removed", { name })
  )
}

export const useMakeOrganization = () =>
  useMutation({
    mutationFn: (body: OrganizationBody) =>
      api<{ organization: OrganizationMade }>(
        "/admin/account/organizations",
        body
      ),
  })
