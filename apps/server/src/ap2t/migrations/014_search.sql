-- Search (docs/search.md). Only indexes, so that nothing has to be kept up to date by hand: the words of name and address, with the unit
-- and its region as words of their own ('/53425', '//53', which no word can be), so that somebody's scope is one more word to intersect.
create function ap2t.search_words(p_name text, p_address text, p_unit text) returns tsvector language sql immutable parallel safe as $$
  select to_tsvector('pg_catalog.simple', regexp_replace(p_name || ' ' || p_address, '[^[:alnum:]]+', ' ', 'g'))
         || array_to_tsvector(array['/' || p_unit, '//' || left(p_unit, 2)])
$$;

-- Without a list of what is still to be put in order: every search would read it, and one customer in a thousand would wait for its end.
create index customer_words on ap2t.customer using gin (ap2t.search_words(name, address, unit)) with (fastupdate = off);
create index customer_name on ap2t.customer (upper(name) collate "C", unit);
create index customer_unit on ap2t.customer (unit, idpel);
create index application_words on ap2t.application using gin (ap2t.search_words(name, address, unit)) with (fastupdate = off);
create index application_name on ap2t.application (upper(name) collate "C", unit);

-- How frequent a word is decides how it is looked for, and what is misspelt is compared with these.
alter index ap2t.customer_words alter column 1 set statistics 300;
alter index ap2t.application_words alter column 1 set statistics 300;
