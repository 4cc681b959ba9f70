-- A row of an import is written once, under an import the same code has just opened, and taken away with it: checking the reference
-- for each of millions of rows costs more than writing them. Sweeping (importing/store.ts) names every one of these tables.
alter table ledger.voucher_row drop constraint voucher_row_authority_id_import_id_fkey;
alter table ledger.voucher_text drop constraint voucher_text_authority_id_import_id_fkey;
alter table ledger.balance drop constraint balance_authority_id_import_id_fkey;
alter table ledger.balance_row drop constraint balance_row_authority_id_import_id_fkey;
