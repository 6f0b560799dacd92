"""What a reader would otherwise write: the items in a pandas table that Streamlit caches, filtered in pandas.

streamlit run tests/bench/plain_pandas.py -- ITEMS.parquet
"""

import sys

import pandas as pd
import streamlit as st


@st.cache_data
def items(path: str) -> pd.DataFrame:
    return pd.read_parquet(path)


found = items(sys.argv[1])
st.title("Items")
for name in ("agencies", "groups"):
    wanted = st.sidebar.multiselect(name.title(), sorted(found[name].explode().dropna().unique()))
    if wanted:
        found = found[found[name].map(lambda held, wanted=frozenset(wanted): not wanted.isdisjoint(held))]
if kinds := st.sidebar.multiselect("Kind", sorted(found["kind"].unique())):
    found = found[found["kind"].isin(kinds)]
st.metric("Items", f"{len(found):,}")
for name in ("agencies", "groups"):
    st.bar_chart(found[name].explode().value_counts().head(12))
for name in ("kind", "status", "sourcing"):
    st.bar_chart(found[name].value_counts())
st.dataframe(found.head(50))
st.caption("The end")
