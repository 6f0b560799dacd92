-- Whether a code is one of those that a filter holds; of none where it is null.
create macro among(codes, code) as coalesce(list_contains(cast(codes as varchar[]), code), false);
-- Of many thousand documents a list offers a part, and always those that are chosen, to keep or to leave out.
create macro chosen_document(filters, document) as
    among(filters['document'], document) or among(filters['not_document'], document);
-- The same as list_has_any, in half the time for the one or two actors that readers choose.
create macro names_any(held, wanted) as list_bool_or(
    list_transform(wanted, lambda actor : list_contains(held, actor))
);
-- Whether a mask such as dr*g, an asterisk a letter, may hide the word or a longer one that begins with it.
create macro masked_by(masks, word) as coalesce(list_bool_or(
    list_transform(masks, lambda mask :
        without_marks(word) like replace(left(mask, len(without_marks(word))), '*', '_')
    )
), false);
-- What the filters leave, as numbers. This is the one place where a filter gets its meaning: the values of one filter
-- widen, filters narrow, a filter that is null restricts nothing. What is to be left out goes, whatever is kept. An
-- actor counts in any role. Undated items stay in unless only dated ones are wanted. Without a document chosen, only
-- articles are read, unless records are wanted too. A basket holds items chosen one by one, whatever their document.
-- Every word must stand at the beginning of one; all are given as `folded` marks them.
-- Actors and items are given by their numbers. `read` says, lowest first, whose rows are read, and `led` whether these are
-- agencies or groups; a filter that they keep by being whose they are is null.
create macro chosen_postings(filters) as table (
    select posting.*, cell.* exclude (cell)
    from posting
    inner join cell using (cell)
    where
        -- As the numbers are stored: else every row of the table is read.
        posting.number between cast(filters['read'][1] as uinteger) and cast(filters['read'][-1] as uinteger)
        -- An item that stands under several actors that are read, all agencies or all groups, counts under the first.
        and (len(filters['read']) = 1 or (
            list_contains(cast(filters['read'] as uinteger[]), posting.number)
            and (posting.number = cast(filters['read'][1] as uinteger) or (
                not list_contains(
                    if(filters['led'] = 'group', posting.groups, posting.agencies), cast(filters['read'][1] as uinteger)
                )
                and (len(filters['read']) = 2 or not list_bool_or(list_transform(
                    cast(filters['read'] as uinteger[]), lambda other :
                        other < posting.number
                        and list_contains(if(filters['led'] = 'group', posting.groups, posting.agencies), other)
                )))
            ))
        ))
        and (filters['agency'] is null or names_any(posting.agencies, cast(filters['agency'] as uinteger[])))
        and (filters['not_agency'] is null or not names_any(posting.agencies, cast(filters['not_agency'] as uinteger[])))
        and (filters['group'] is null or names_any(posting.groups, cast(filters['group'] as uinteger[])))
        and (filters['not_group'] is null or not names_any(posting.groups, cast(filters['not_group'] as uinteger[])))
        and (filters['kind'] is null or among(filters['kind'], cell.kind))
        and not among(filters['not_kind'], cell.kind)
        and (filters['measure_type'] is null or among(filters['measure_type'], cell.measure_type))
        and not among(filters['not_measure_type'], cell.measure_type)
        and (filters['status'] is null or among(filters['status'], cell.status))
        and not among(filters['not_status'], cell.status)
        and (filters['sourcing'] is null or among(filters['sourcing'], cell.sourcing))
        and not among(filters['not_sourcing'], cell.sourcing)
        and (filters['document'] is null or among(filters['document'], posting.document_id))
        and not among(filters['not_document'], posting.document_id)
        and (
            filters['records'] or filters['document'] is not null or filters['basket'] is not null
            or cell.document_kind = 'article'
        )
        and coalesce(list_contains(cast(filters['basket'] as uinteger[]), posting.place), true)
        and (cell.dated or not filters['dated'])
        and (not cell.dated or coalesce(posting.date_to >= cast(filters['since'] as date), true))
        and (not cell.dated or coalesce(posting.date_from <= cast(filters['until'] as date), true))
        -- Where no words are asked for, the texts to search are not even read.
        and (filters['words'] is null or list_bool_and(list_transform(
            cast(filters['words'] as varchar[]), lambda word :
                contains(posting.search, word) or masked_by(posting.masked, word)
        )))
);
-- The cards of what the filters leave; `nth` is their order, in which they do not arrive by themselves.
create macro chosen_items(filters) as table (
    select card.rowid as nth, card.* from card where card.rowid in (select place from chosen_postings(filters))
);
