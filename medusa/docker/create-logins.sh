#!/bin/bash
# Runs once, when the Postgres volume is new. Two logins (ARCHITECTURE §4):
# codex_owner migrates and owns the tables, codex_app serves with data rights
# only. Neither is a superuser and neither may bypass row-level security.
set -euo pipefail

psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" \
  -v owner_password="$CODEX_OWNER_PASSWORD" \
  -v app_password="$CODEX_APP_PASSWORD" <<'SQL'
create role codex_owner login nosuperuser nobypassrls nocreaterole nocreatedb
  password :'owner_password';
create role codex_app login nosuperuser nobypassrls nocreaterole nocreatedb
  password :'app_password';
alter role codex_app set statement_timeout = '15s';
alter role codex_app set lock_timeout = '3s';
alter role codex_app set idle_in_transaction_session_timeout = '30s';
create database codex owner codex_owner;

\connect codex
alter schema public owner to codex_owner;
create schema codex authorization codex_owner;
grant usage on schema public, codex to codex_app;
alter default privileges for role codex_owner in schema public
  grant select, insert, update, delete on tables to codex_app;
alter default privileges for role codex_owner in schema public
  grant usage, select on sequences to codex_app;
alter default privileges for role codex_owner in schema public
  grant execute on functions to codex_app;
alter default privileges for role codex_owner in schema codex
  grant select, insert, update, delete on tables to codex_app;
alter default privileges for role codex_owner in schema codex
  grant usage, select on sequences to codex_app;
alter default privileges for role codex_owner in schema codex
  grant execute on functions to codex_app;
SQL
