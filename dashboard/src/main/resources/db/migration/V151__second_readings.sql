-- one decision in twenty is asked about again; a second reading is no decision about the post and says only how readers agree
alter table decision add column sampled boolean default false not null;
alter table decision add column second_reading boolean default false not null;

-- a claim that nobody asked for: somebody has the post open
alter table claim add column looking boolean default false not null;
