-- `a`, `a and b`, `a, b and c`.
create macro listed(words) as
    array_to_string(words[:-2], ', ') || if(len(words) > 1, ' and ', '') || array_to_string(words[-1:], '');
