"""Rewards: who offers how much, for whom, and where we read it."""

import streamlit as st

from briefing import charts
from briefing.ui import cards, data, downloads, page, stacks

chosen = page.start("Rewards")
cards.figures(data.rows("reward_figures", chosen))
page.section("Offers", charts.rewards_by_amount, data.table("rewards_by_amount", chosen))
page.section("By who offers", charts.rewards_by_agency, data.table("rewards_by_agency", chosen))

stacks.header("Every reward")
st.caption("A person for whom a reward is offered is sought, not arrested, and not convicted.")
page.stack("rewards", chosen)

downloads.row(chosen)
page.footer()
