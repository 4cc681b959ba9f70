-- Printed figures with their places. Several rows may share an address: the same figure printed in several places, or twice by mistake.
create schema if not exists statements;

create table statements.published_figure (
  authority_id uuid not null,
  document text not null,
  -- Documents in the order they were first read: the first place of an address is in the earliest.
  document_no bigint not null check (document_no > 0),
  item_no bigint not null check (item_no > 0),
  ref text not null,
  label text not null,
  value numeric,
  state text not null check (state in ('known', 'missing', 'notApplicable')),
  unit text not null,
  decimals smallint not null,
  chapter text not null,
  in_table text,
  in_row text,
  in_column text,
  note_no text,
  quote text,
  claims text,
  approximate text check (approximate in ('about', 'over', 'under')),
  primary key (authority_id, document, item_no),
  check ((value is null) = (state <> 'known'))
);
select roder_isolate('statements.published_figure');
create index published_figure_ref on statements.published_figure (authority_id, ref);
