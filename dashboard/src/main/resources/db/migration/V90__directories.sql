-- who vouches for a person: HERE (a password of this installation), LDAP or OIDC; subject is what that directory calls them for ever
alter table account add column origin varchar(8) default 'HERE' not null;
alter table account add column subject varchar(600) default '' not null;
