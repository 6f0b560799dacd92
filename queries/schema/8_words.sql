-- `a`, `a and b`, `a, b and c`.
create macro listed(words) as
    array_to_string(words[:-2], ', ') || if(len(words) > 1, ' and ', '') || array_to_string(words[-1:], '');
-- How far a number may be off that amounts of this `qualifier` add up to, or of several where it is null.
create macro exactness(qualifier) as case qualifier
    when 'exact' then '' when 'up-to' then '; at most this' when 'at-least' then '; at least this'
    when 'about' then '; about this' else '; not every amount is exact'
end;
-- The one value that all of them are, or null.
create macro common(held) as if(min(held) = max(held), min(held), null);
-- Whether it is reported that something was done or holds, not merely that it shall be or may be.
create macro done(status) as status in ('occurred', 'in-force');
-- The same of an item; to announce an offer is to make it.
create macro made(kind, status) as done(status) or (kind = 'reward' and status = 'announced');
-- What a mark that stands for an actor leads to: the filter that holds actors of its kind, or else its profile.
create macro whose(kind, actor) as struct_pack(
    agency_id := if(kind = 'agency', actor, null),
    group_id := if(kind = 'group', actor, null),
    profile_id := if(kind not in ('agency', 'group'), actor, null)
);
-- Where not all of them are reported as done: how many are.
create macro reported(items, done) as
    if(coalesce(items, 0) = coalesce(done, 0), '', format('{:,} reported as made; ', cast(coalesce(done, 0) as bigint)));
