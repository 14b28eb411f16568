-- rises with every change of password, role, second factor or closing: sessions of an earlier generation are over
alter table account add column generation integer default 0 not null;
-- of the pages, as last chosen; empty: what the browser asks for
alter table account add column language varchar(8) default '' not null;

-- the secret is sealed with the home's key; step is the last time step whose code was used
create table second_factor (
    account varchar(64) primary key,
    secret  varchar(200) not null,
    step    bigint not null,
    since   timestamp with time zone not null
);

-- a secret that was shown but not yet confirmed by a code
create table second_factor_offer (
    account    varchar(64) primary key,
    secret     varchar(200) not null,
    offered_at timestamp with time zone not null
);

-- deleted when used
create table recovery_code (
    account varchar(64) not null,
    digest  varchar(64) not null,
    primary key (account, digest)
);

-- roles of which a second factor is demanded
create table second_factor_demand (
    role varchar(16) primary key
);
