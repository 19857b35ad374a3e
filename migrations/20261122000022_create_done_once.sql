-- What came with an Idempotency-Key and has been done: a step, an answer, a file. A phone that has lost the answer sends the same
-- again, and is told that it is done. Written in the transaction that does it.
create table done_once (
    request_id bigint not null references service_request on delete cascade,
    -- Of who sent what under which key.
    fingerprint text not null,
    -- The file it brought; no reference, since a file that is removed later is not to come back by being sent again.
    attachment_id bigint,
    at timestamptz not null default now(),
    primary key (request_id, fingerprint)
);
