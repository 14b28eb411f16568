-- when a post that was put aside comes back; null for every other decision
alter table decision add column wakes_at timestamp with time zone;
