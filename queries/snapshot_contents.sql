-- The items of a snapshot at a glance, in its order.
-- returns: kind, headline, status, sourcing, agencies, evidence
select
    kind, headline, status, sourcing, agencies,
    list_transform(evidence, lambda proof : '¶' || proof.paragraph || ' s' || proof.sentence) as evidence
from chosen_items($filters);
