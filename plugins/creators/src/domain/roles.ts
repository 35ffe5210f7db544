/**
 * Ids of roles that give no rights beyond Studio. The id is fixed, as
 * `role_super_admin` is, so that two creators made at once share one role.
 */
export const CODEX_ROLE_PREFIX = "role_codex_"
export const CODEX_CREATOR_ROLE = `${CODEX_ROLE_PREFIX}creator`

export function isCodexRole(roleId: string): boolean {
  return roleId.startsWith(CODEX_ROLE_PREFIX)
}
