-- Who may come in: staff with a password or through an identity provider, applicants with a code sent by e-mail.

-- M5, M9, M10, K1.1: everything here is personal data and stands in no public channel.
create table applicant (
    id bigint generated always as identity primary key,
    email text not null,
    surname text not null,
    name text not null,
    patronymic text not null default '',
    residence text not null,
    phone text not null,
    -- K1.1: lives in the community, or is a displaced person with a certificate.
    standing text not null check (standing in ('resident', 'displaced')),
    certificate text,
    language text not null default 'uk' check (language in ('uk', 'en')),
    registered_at timestamptz not null default now(),
    -- Deleted by the applicant, or blanked after the time the law and the settings allow; the row stays for the count.
    erased_at timestamptz,
    check (standing <> 'displaced' or certificate is not null or erased_at is not null)
);
create unique index on applicant (lower(email)) where erased_at is null;

alter table service_request add column applicant_id bigint references applicant;
create index on service_request (applicant_id) where applicant_id is not null;

alter table account
    add column name text not null default '',
    add column organisation_id integer references organisation,
    add column totp_secret bytea,
    -- RFC 6238 5.2: a step that was used is not used again.
    add column totp_used_step bigint,
    add column oidc_subject text unique,
    add column disabled_at timestamptz,
    add column created_at timestamptz not null default now();
alter table account alter column password_hash drop not null;
-- Who executes does so for one organisation; accounts from before this rule get theirs from an administrator.
alter table account add constraint executor_has_organisation
    check (role <> 'executor' or organisation_id is not null) not valid;

-- Whoever is signed in now signs in again: a session from before knows neither where it was opened nor by whom.
drop table session;
create table session (
    id bigint generated always as identity primary key,
    token_hash bytea not null unique,
    account_id integer references account on delete cascade,
    applicant_id bigint references applicant on delete cascade,
    created_at timestamptz not null default now(),
    seen_at timestamptz not null default now(),
    expires_at timestamptz not null,
    address text not null default '',
    agent text not null default '',
    check (num_nonnulls(account_id, applicant_id) = 1)
);
create index on session (account_id);
create index on session (applicant_id);

-- A code is sent to an address, whether an applicant of that address exists or not, so that nobody learns which do.
create table sign_in_code (
    email text primary key,
    code_hash bytea not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    attempts integer not null default 0
);

-- What failed, to slow guessing down: per account or address of mail, and per network address.
create table sign_in_failure (
    subject text not null,
    at timestamptz not null default now()
);
create index on sign_in_failure (subject, at);
