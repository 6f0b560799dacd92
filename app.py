"""The entrance: page settings, navigation, filters. The pages do the rest."""

import streamlit as st

from briefing.ui import data, navigation, sidebar, stacks

st.set_page_config(page_title="Briefing", page_icon="📰", layout="wide", initial_sidebar_state="auto")
page = navigation.choose()
data.begin()
stacks.arrive(page.title)
sidebar.show(page.title)
page.run()
data.settle()
