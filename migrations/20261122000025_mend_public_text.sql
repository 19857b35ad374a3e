-- An operator takes out of a public text what got past everybody when it was accepted: its history says so.
alter table request_event drop constraint request_event_what_check, add constraint request_event_what_check check (what in (
    'registered', 'moved', 'placed', 'text_mended', 'file_added', 'file_released', 'file_hidden', 'file_removed',
    'said', 'taken_down', 'processed', 'answered', 'joined'));
