-- keys by which programs ask in a person's name; of the key itself only its digest is kept
create table api_key (
    id           varchar(16) primary key,
    name         varchar(100) not null,
    account      varchar(64) not null,
    made_by      varchar(64) not null,
    digest       varchar(64) not null,
    scopes       varchar(2000) not null,
    created_at   timestamp with time zone not null,
    expires_at   timestamp with time zone not null,
    last_used_at timestamp with time zone,
    revoked_at   timestamp with time zone,
    revoked_by   varchar(64),
    constraint api_key_digest unique (digest)
);
create index api_key_by_account on api_key (account, created_at);
