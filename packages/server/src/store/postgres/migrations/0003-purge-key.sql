-- Every table has a key, and each begins with the partner.
alter table audit_purge add primary key (partner);
