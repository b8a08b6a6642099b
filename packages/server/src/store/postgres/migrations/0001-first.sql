-- Every key begins with the partner (the tenant, for grants), and no row refers to another partner's: the tables can be
-- split by it. On Citus: create_distributed_table(..., 'partner' or 'tenant') for each of them, create_reference_table for
-- settings and markers. Nothing draws from a sequence.
--
-- Texts are ordered by code point: collate "C".
-- Tried with PostgreSQL. The triggers of audit_records want citus.enable_unsafe_triggers on Citus; CockroachDB takes none for
-- `truncate`, and would need that one left out.

create table customers (
  partner text collate "C" not null,
  id text collate "C" not null,
  version integer not null,
  company_name text not null,
  name_key text collate "C" not null,
  domain text not null,
  domain_key text collate "C" not null,
  relationship text not null,
  associated_partner text collate "C",
  document text not null,
  primary key (partner, id)
);

create index customers_by_name on customers (partner, name_key, id) where relationship <> 'none';

create index customers_by_domain on customers (partner, domain_key) where relationship <> 'none';

create index customers_by_associated_partner on customers (partner, associated_partner, name_key, id)
  where associated_partner is not null and relationship <> 'none';

-- Every domain of a partner, those of customers and those of resources: one row, so that it has one owner.
create table domains (
  partner text collate "C" not null,
  domain_key text collate "C" not null,
  primary key (partner, domain_key)
);

-- `ended` repeats what customers.relationship says: the profile is read far more often than anything else, and this
-- spares it a second look-up. It is set in the transaction that ends the relationship.
create table billing_profiles (
  partner text collate "C" not null,
  customer text collate "C" not null,
  ended boolean not null,
  id text not null,
  version integer not null,
  etag text not null,
  bytes bytea not null,
  primary key (partner, customer)
);

create table resources (
  partner text collate "C" not null,
  kind text collate "C" not null,
  owner text collate "C" not null,
  id text collate "C" not null,
  version integer not null,
  sort_key text collate "C" not null,
  unique_key text collate "C",
  domain_key text collate "C",
  -- Unix milliseconds.
  expires_at bigint,
  document text not null,
  primary key (partner, kind, owner, id)
);

create index resources_by_order on resources (partner, kind, owner, sort_key, id);

create unique index resources_by_unique_key on resources (partner, kind, unique_key) where unique_key is not null;

-- Finds what goes with a customer.
create index resources_by_owner on resources (partner, owner) where owner <> '';

create index resources_by_end on resources (expires_at) where expires_at is not null;

-- What is counted against a limit is added by one at a time: whoever adds holds the row.
create table counted (
  partner text collate "C" not null,
  kind text collate "C" not null,
  primary key (partner, kind)
);

-- In the order of (at, sequence). A sequence comes from the clock of the node that writes, and is pushed beyond that of the
-- record before it of the same customer: no counter that writers would wait for.
create table audit_records (
  partner text collate "C" not null,
  at bigint not null,
  sequence bigint not null,
  id text collate "C" not null,
  customer text collate "C" not null,
  customer_name text not null,
  customer_name_key text collate "C" not null,
  resource_type text collate "C" not null,
  operation_type text collate "C" not null,
  application text not null,
  user_principal_name text,
  request_id text not null,
  correlation_id text not null,
  customized_data text,
  old_value bytea,
  new_value bytea,
  -- Counts of operations pass over the index alone.
  primary key (partner, at, sequence) include (operation_type)
);

create index audit_records_by_customer on audit_records (partner, customer, at, sequence);

-- Also tells whether a write whose answer was lost has been done.
create unique index audit_records_by_id on audit_records (partner, id);

-- Holds a row only within the transaction of a purge: the position up to which a partner's records go.
create table audit_purge (
  partner text collate "C" not null,
  at bigint not null,
  sequence bigint not null
);

create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
  raise exception 'an audit record is never changed';
end
$$;

create trigger audit_records_never_change before update on audit_records
  for each row execute function refuse_change_of_audit();

create trigger audit_records_are_never_emptied before truncate on audit_records
  for each statement execute function refuse_change_of_audit();

create function refuse_removal_of_audit() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from audit_purge p where p.partner = old.partner and (old.at, old.sequence) <= (p.at, p.sequence)
  ) then
    return old;
  end if;
  raise exception 'an audit record is removed by a purge only';
end
$$;

create trigger audit_records_go_by_purge_only before delete on audit_records
  for each row execute function refuse_removal_of_audit();

create table outgoing_events (
  partner text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  resource_uri text not null,
  resource_name text not null,
  audit text not null,
  at bigint not null,
  primary key (partner, id)
);

create index outgoing_events_by_time on outgoing_events (at);

-- What goes on in one line of one subscriber: whoever adds to it or ends something in it holds the row.
create table delivery_lines (
  partner text collate "C" not null,
  subscriber text collate "C" not null,
  line text collate "C" not null,
  -- Deliveries of the line that have not ended.
  open integer not null,
  -- Id of the delivery added last: the next one's is greater.
  last_id bigint not null,
  -- Unix milliseconds.
  used_at bigint not null,
  primary key (partner, subscriber, line)
);

create index delivery_lines_by_use on delivery_lines (used_at) where open = 0;

-- One event on its way to one subscriber. Ids grow in each line. Of the open deliveries of a line only the first is `ready`,
-- the others are `waiting`; an ended one is `delivered` or `offline`.
create table deliveries (
  partner text collate "C" not null,
  id bigint not null,
  subscriber text collate "C" not null,
  event text collate "C" not null,
  line text collate "C" not null,
  state text not null,
  -- Failures of the line since the event was raised or the line last succeeded.
  failures integer not null,
  -- When it may be tried; while somebody tries, when the lease ends.
  due_at bigint not null,
  lease text,
  ended_at bigint,
  results jsonb not null,
  primary key (partner, id)
);

create unique index deliveries_by_event on deliveries (partner, event, subscriber);

create index deliveries_ready on deliveries (partner, subscriber, due_at) where state = 'ready';

create index deliveries_open on deliveries (partner, subscriber, line, id) where ended_at is null;

create index deliveries_offline on deliveries (partner, id) where state = 'offline';

create index deliveries_by_end on deliveries (state, ended_at) where ended_at is not null;

-- Finds the subscribers of all partners.
create index resources_that_subscribe on resources (partner, id) where kind = 'webhookRegistration' and owner = '';

create table kept_answers (
  partner text collate "C" not null,
  key text collate "C" not null,
  status integer not null,
  etag text,
  bytes bytea,
  expires_at bigint not null,
  primary key (partner, key)
);

create index kept_answers_by_end on kept_answers (expires_at);

create table activity (
  partner text collate "C" not null,
  name text collate "C" not null,
  document text not null,
  expires_at bigint not null,
  primary key (partner, name)
);

create index activity_by_end on activity (expires_at);

create table grants (
  tenant text collate "C" not null,
  key text collate "C" not null,
  payload text not null,
  expires_at bigint not null,
  primary key (tenant, key)
);

create index grants_by_end on grants (expires_at);

create table settings (
  name text collate "C" not null primary key,
  value text not null
);

-- What the store remembers for itself: 'ping' counts proofs of writing.
create table markers (
  name text collate "C" not null primary key,
  value bigint not null
);
