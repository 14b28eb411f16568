-- which physical key does what for a person: empty as shipped, 'off', or 'KeyJ=KeyN KeyK=KeyP'
alter table account add column keys varchar(500) default '' not null;
