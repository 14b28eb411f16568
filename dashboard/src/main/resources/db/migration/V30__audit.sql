-- who did what, never changed: each line's hash covers the line and the hash of the line before it
create table audit (
    seq     bigint primary key,
    at      timestamp with time zone not null,
    account varchar(64) not null,
    role    varchar(16) not null,
    action  varchar(40) not null,
    object  varchar(1000) not null,
    reason  varchar(1000) not null,
    outcome varchar(16) not null,
    hash    varchar(64) not null
);
