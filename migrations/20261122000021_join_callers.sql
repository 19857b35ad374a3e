-- Somebody else calls about what is registered already: its history says so.
alter table request_event drop constraint request_event_what_check, add constraint request_event_what_check check (what in (
    'registered', 'moved', 'placed', 'file_added', 'file_released', 'file_hidden', 'file_removed',
    'said', 'taken_down', 'processed', 'answered', 'joined'));
