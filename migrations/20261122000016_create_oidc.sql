-- Staff who sign in through the community's identity provider (OpenID Connect Core 1.0).

alter table account
    -- An administrator's word: without it no user of the provider comes in as this account, whatever their name there.
    add column oidc boolean not null default false,
    add column oidc_issuer text,
    drop constraint account_oidc_subject_key,
    -- Section 2: a subject is one person within its issuer only.
    add unique (oidc_issuer, oidc_subject),
    add constraint oidc_identity check (num_nonnulls(oidc_issuer, oidc_subject) in (0, 2)),
    add constraint oidc_identity_is_wanted check (oidc or oidc_subject is null);

-- Sign-ins that have gone to the provider and are awaited back, each in the browser it was begun in.
create table oidc_sign_in (
    state_hash bytea primary key,
    browser_hash bytea not null,
    nonce text not null,
    verifier text not null,
    return_to text not null,
    expires_at timestamptz not null
);
create index on oidc_sign_in (expires_at);

create or replace function audit_snapshot(raw jsonb) returns jsonb language sql stable strict as $$
    select case when raw ? 'password_hash' then jsonb_build_object(
               'login', raw -> 'login', 'name', raw -> 'name', 'role', raw -> 'role',
               'organisation_id', raw -> 'organisation_id', 'disabled_at', raw -> 'disabled_at',
               'has_password', raw -> 'password_hash' <> 'null', 'second_factor', raw -> 'totp_secret' <> 'null',
               'oidc', raw -> 'oidc', 'oidc_linked', raw -> 'oidc_subject' <> 'null')
           else raw end
        || case when raw ? 'service_id' then jsonb_build_object('service',
               (select code from service where id = (raw ->> 'service_id')::integer)) else '{}' end
        || case when raw ? 'organisation_id' then jsonb_build_object('organisation',
               (select name from organisation where id = (raw ->> 'organisation_id')::integer)) else '{}' end
$$;
