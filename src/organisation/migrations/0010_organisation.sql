-- Units with their places over time, companies with their owned shares. Nothing is overwritten: places and shares have dates.
create schema if not exists organisation;

create table organisation.unit (
  authority_id uuid not null,
  code text not null,
  kind text not null,
  name text not null,
  parent text,
  valid_from date not null,
  valid_to date,
  primary key (authority_id, code)
);
select roder_isolate('organisation.unit');

-- From a date the unit stands under another parent, or has become part of another unit; exactly one place per unit and date.
create table organisation.placement (
  authority_id uuid not null,
  unit text not null,
  from_date date not null,
  parent text,
  merged_into text,
  primary key (authority_id, unit, from_date),
  foreign key (authority_id, unit) references organisation.unit (authority_id, code) on delete cascade,
  check (parent is null or merged_into is null)
);
select roder_isolate('organisation.placement');

create table organisation.company (
  authority_id uuid not null,
  code text not null,
  name text not null,
  orgnr text,
  legal_form text,
  held_via text,
  consolidated boolean not null,
  synthetic boolean not null,
  purpose text,
  share_source text,
  primary key (authority_id, code)
);
select roder_isolate('organisation.company');

create table organisation.owned_share (
  authority_id uuid not null,
  company text not null,
  from_date date not null,
  numerator bigint not null,
  denominator bigint not null check (denominator > 0 and numerator between 0 and denominator),
  primary key (authority_id, company, from_date),
  foreign key (authority_id, company) references organisation.company (authority_id, code) on delete cascade
);
select roder_isolate('organisation.owned_share');
