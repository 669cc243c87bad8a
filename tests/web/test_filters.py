"""Filters of an address and addresses of filters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talion.web.filters import NAMES, FilterError, read_filters


def test_addresses_keep_the_filters_and_go_back_to_the_first_page():
    filters = read_filters({"country": "YEM", "text": "a b&c", "order": "killed", "page": "3", "weapon": " "})
    assert filters.start == 100
    assert filters.address() == "/?country=YEM&text=a+b%26c&order=killed"
    assert filters.address(country=None, status="denied") == "/?text=a+b%26c&order=killed&status=denied"
    assert filters.address(page="4").endswith("page=4")


def test_a_month_is_all_its_days():
    query = read_filters({"since": "2024-02", "until": "2024-02"}).query
    assert (str(query.since), str(query.until)) == ("2024-02-01", "2024-02-29")


@given(st.dictionaries(st.sampled_from([*NAMES, "order", "page"]), st.text(max_size=20)))
def test_whatever_stands_in_an_address_is_read_or_refused(values: dict[str, str]):
    try:
        filters = read_filters(values)
    except FilterError:
        return
    assert filters.page >= 1


def test_a_refusal_names_the_filter():
    with pytest.raises(FilterError, match="killed"):
        read_filters({"killed": "many"})
