-- What each row of a history tells, who took a word down for somebody who called, and where a caller wants letters.

alter table request_event add column what text check (what in (
    'registered', 'moved', 'placed', 'file_added', 'file_released', 'file_hidden', 'file_removed',
    'said', 'taken_down', 'processed', 'answered'));
comment on column request_event.what is 'Null where it is not known: of old rows whose note is blanked';

-- The history is append-only for everybody but this one statement.
alter table request_event disable trigger append_only;
update request_event set what = case
    when from_status is null then 'registered'
    when from_status <> to_status then 'moved'
    when note like 'location: %' then 'placed'
    when note ~ '^(photo|document) \d+: added$' then 'file_added'
    when note ~ '^photo \d+: public$' then 'file_released'
    when note ~ '^photo \d+: not public$' then 'file_hidden'
    when note ~ '^(photo|document) \d+: removed$' then 'file_removed'
    when response_id is not null then case role
        when 'applicant' then 'said'
        when 'operator' then 'processed'
        when 'executor' then 'answered' end
end;
alter table request_event enable trigger append_only;

-- Login of the operator who took it down while the applicant talked; null where the applicant wrote it.
alter table request_response add column taken_by text;

-- Where a caller, who has no account, wants letters. Nobody has proved that the mailbox is theirs: no code is sent to it
-- and nobody signs in by it, so it is no `email`.
alter table applicant add column contact_email text not null default '';
alter table applicant add constraint contact_is_a_callers check (contact_email = '' or email = '');
